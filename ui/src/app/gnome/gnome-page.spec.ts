import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { FakeLive } from '../../testing/fake-live';
import { MINUTE, NOON, decision, pair } from '../../testing/samples';
import { MarketClock } from '../core/market-clock';
import { GnomePage } from './gnome-page';

describe("Gnome's page", () => {
  let fixture: ComponentFixture<GnomePage>;
  let server: HttpTestingController;
  let live: FakeLive;

  beforeEach(async () => {
    fixture = TestBed.createComponent(GnomePage);
    server = TestBed.inject(HttpTestingController);
    live = TestBed.inject(FakeLive);
    live.connect();
    server.expectOne('api/pairs').flush([pair('SOLUSDT'), pair('BTCUSDT', { active: false })]);
    await fixture.whenStable();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const rows = () => Array.from(page().querySelectorAll('tbody tr'));
  const row = (base: string) => rows().find((each) => each.textContent.includes(base));
  const button = (within: Element | undefined, name: string) =>
    Array.from(within?.querySelectorAll('button') ?? []).find((each) =>
      [each.textContent, each.getAttribute('aria-label')].join().includes(name),
    );
  const press = async (within: Element | undefined, name: string) => {
    button(within, name)?.click();
    await fixture.whenStable();
  };

  it('lists the pairs by name and marks the paused one', () => {
    expect(rows().map((each) => each.textContent.trim().slice(0, 3))).toEqual(['BTC', 'SOL']);
    expect(row('BTC')?.textContent).toContain('Paused');
    expect(row('SOL')?.textContent).not.toContain('Paused');
  });

  it('shows a decision as it comes, with its age in the time of the exchange', async () => {
    live.publish('decisions', decision({ seq: 8, rate: '97093.25' }));
    TestBed.inject(MarketClock).saw(NOON + 3 * MINUTE);
    await fixture.whenStable();
    const text = row('SOL')?.textContent;
    expect(text).toContain('97,093.25');
    expect(text).toContain('Bull entry');
    expect(text).toContain('BDNP');
    expect(text).toContain('3 min');
  });

  it('asks a raw decision as a question, and streams confirmed ones only', async () => {
    live.publish('decisions', decision({ seq: 8, buy: false }), decision({ seq: 9, base: 'XRP' }));
    await fixture.whenStable();
    const stream = page().querySelector('flare-confirmed-list');
    expect(stream?.querySelectorAll('li').length).toBe(1);
    expect(stream?.textContent).toContain('XRP');
    expect(stream?.querySelector('.raw')).toBeNull();
  });

  it('fills in what it missed, each decision once and in its order', async () => {
    live.publish('decisions', decision({ seq: 1008 }));
    live.connect();
    const last = decision({ seq: 1008 });
    server.expectOne('api/pairs').flush([pair('SOLUSDT', { lastDecision: last })]);
    server
      .expectOne('api/decisions?after=608&limit=400')
      .flush([decision({ seq: 1007, base: 'OLD' }), last]);
    await fixture.whenStable();
    const coins = page().querySelectorAll('flare-confirmed-list .pair');
    expect(Array.from(coins, (coin) => coin.textContent.trim())).toEqual(['SOL/USDT', 'OLD/USDT']);
  });

  it('asks for what it missed only, and for nothing while nothing is missing', () => {
    const connectAt = (seq: number) => {
      live.connect();
      const lastDecision = decision({ seq });
      server.expectOne('api/pairs').flush([pair('SOLUSDT', { lastDecision })]);
    };
    connectAt(1);
    server.expectOne('api/decisions?after=0&limit=400').flush([decision({ seq: 1 })]);
    live.publish('decisions', decision({ seq: 2 }), decision({ seq: 5 }));
    connectAt(5);
    server
      .expectOne('api/decisions?after=2&limit=400')
      .flush([3, 4, 5].map((seq) => decision({ seq })));
    connectAt(5);
    expect(server.match((request) => request.url.includes('decisions'))).toEqual([]);
  });

  it('adds and removes rows as the server tells', async () => {
    live.publish(
      'pairs',
      { kind: 'added', pair: pair('ADAUSDT') },
      { kind: 'removed', pair: pair('BTCUSDT') },
    );
    await fixture.whenStable();
    expect(rows().map((each) => each.textContent.trim().slice(0, 3))).toEqual(['ADA', 'SOL']);
  });

  it('pauses a pair', async () => {
    await press(row('SOL'), 'Pause SOLUSDT');
    const request = server.expectOne({ method: 'PATCH', url: 'api/pairs/SOLUSDT' });
    expect(request.request.body).toEqual({ active: false });
    request.flush(pair('SOLUSDT', { active: false }));
    await fixture.whenStable();
    expect(row('SOL')?.textContent).toContain('Paused');
  });

  it('removes a pair only when it is asked twice', async () => {
    await press(row('SOL'), 'Remove SOLUSDT');
    server.expectNone({ method: 'DELETE' });
    await press(row('SOL'), 'Remove?');
    server.expectOne({ method: 'DELETE', url: 'api/pairs/SOLUSDT' }).flush(null);
    await fixture.whenStable();
    expect(rows().length).toBe(1);
  });

  it('says beside the form why a pair cannot be added', async () => {
    await press(page(), 'Add pair');
    const base = page().querySelector<HTMLInputElement>('input[name=base]');
    if (base) {
      base.value = 'luna';
      base.dispatchEvent(new Event('input'));
    }
    await fixture.whenStable();
    page().querySelector('form')?.dispatchEvent(new Event('submit'));
    const request = server.expectOne({ method: 'POST', url: 'api/pairs' });
    expect(request.request.body).toEqual({ base: 'LUNA', quote: 'USDT', active: true });
    request.flush({ title: 'Unknown pair' }, { status: 404, statusText: 'Not Found' });
    await fixture.whenStable();
    expect(page().querySelector('flare-add-pair [role=alert]')?.textContent).toBe('Unknown pair');
  });

  it('filters by name', async () => {
    const search = page().querySelector<HTMLInputElement>('input[type=search]');
    if (search) {
      search.value = 'so';
      search.dispatchEvent(new Event('input'));
    }
    await fixture.whenStable();
    expect(rows().length).toBe(1);
  });

  it('keeps its rows while a later look fails', async () => {
    live.connect();
    server.expectOne('api/pairs').error(new ProgressEvent('error'));
    await fixture.whenStable();
    expect(rows().length).toBe(2);
  });
});
