import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Connection } from '../core/connection';
import { SimulatorPage } from './simulator-page';

describe("The simulator's page", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  const view = (price: string) => ({
    at: Date.UTC(2026, 2, 17, 12),
    speed: 300,
    pairs: [
      {
        symbol: 'SOLUSDT',
        base: 'SOL',
        quote: 'USDT',
        price,
        bid: null,
        ask: null,
        status: 'halt',
        spreadPercentage: '0.0084',
      },
    ],
  });

  it('looks at the market each second', () => {
    const fixture = TestBed.createComponent(SimulatorPage);
    const server = TestBed.inject(HttpTestingController);
    const text = () => {
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent;
    };
    vi.advanceTimersByTime(0);
    server.expectOne('simulator/market').flush(view('238.02'));
    expect(text()).toContain('× 300');
    expect(text()).toContain('238.02');
    expect(text()).toContain('Halted');
    expect(TestBed.inject(Connection).state()).toBe('live');
    vi.advanceTimersByTime(1000);
    server.expectOne('simulator/market').flush(view('239.5'));
    expect(text()).toContain('239.50');
  });

  it('filters pairs by name', () => {
    const fixture = TestBed.createComponent(SimulatorPage);
    const page = fixture.nativeElement as HTMLElement;
    const rows = () => page.querySelectorAll('tr[flare-market-row]').length;
    const search = (text: string) => {
      const field = page.querySelector<HTMLInputElement>('input[type=search]');
      if (field) {
        field.value = text;
        field.dispatchEvent(new Event('input'));
      }
      fixture.detectChanges();
    };
    const [sol] = view('1').pairs;
    vi.advanceTimersByTime(0);
    TestBed.inject(HttpTestingController)
      .expectOne('simulator/market')
      .flush({ ...view('1'), pairs: [sol, { ...sol, symbol: 'BTCUSDT', base: 'BTC' }] });
    fixture.detectChanges();
    expect(rows()).toBe(2);

    search(' bt');
    expect(rows()).toBe(1);
    expect(page.textContent).toContain('BTC');

    search('xyz');
    expect(rows()).toBe(0);
    expect(page.textContent).toContain('No pair has that in its name.');
  });

  it('says why it has nothing to show', () => {
    const fixture = TestBed.createComponent(SimulatorPage);
    vi.advanceTimersByTime(0);
    TestBed.inject(HttpTestingController)
      .expectOne('simulator/market')
      .flush({ title: 'No market' }, { status: 503, statusText: 'Service Unavailable' });
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('No market');
  });

  it('switches a fault on and shows what came of it', () => {
    const fixture = TestBed.createComponent(SimulatorPage);
    const server = TestBed.inject(HttpTestingController);
    const page = fixture.nativeElement as HTMLElement;
    vi.advanceTimersByTime(0);
    server.expectOne('simulator/faults').flush([]);
    fixture.detectChanges();
    const toggle = page.querySelector<HTMLButtonElement>('[aria-label="Trade done, answer lost"]');
    expect(toggle?.getAttribute('aria-checked')).toBe('false');

    toggle?.click();
    const order = server.expectOne({ method: 'POST', url: 'simulator/faults' });
    expect(order.request.body).toEqual({
      call: 'trade',
      fault: { does: 'reset', executed: true },
    });
    order.flush([]);
    server
      .expectOne({ method: 'GET', url: 'simulator/faults' })
      .flush([{ id: 7, order: order.request.body as object, seen: 3, struck: 3 }]);
    fixture.detectChanges();
    expect(toggle?.getAttribute('aria-checked')).toBe('true');

    toggle?.click();
    server.expectOne({ method: 'DELETE', url: 'simulator/faults/7' });
  });

  it('shows what was truly executed', () => {
    const fixture = TestBed.createComponent(SimulatorPage);
    vi.advanceTimersByTime(0);
    fixture.detectChanges();
    vi.advanceTimersByTime(0);
    TestBed.inject(HttpTestingController)
      .expectOne('simulator/ledger?limit=12')
      .flush([
        {
          id: '1',
          at: Date.UTC(2026, 2, 17, 12),
          fromCoin: 'USDT',
          fromCoinSize: '250',
          toCoin: 'ETH',
          toCoinSize: '0.10308641',
        },
      ]);
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('0.10308641');
  });
});
