import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { FakeLive } from '../../testing/fake-live';
import digest from '../../testing/digest.json';
import { MINUTE, NOON, board, brief, pair } from '../../testing/samples';
import { Language } from '../core/language';
import { MarketClock } from '../core/market-clock';
import { Decisions } from './decisions';
import { GnomePage } from './gnome-page';
import { PairList } from './pair-list';
import { Pairs } from './pairs';

describe("Gnome's page", () => {
  let fixture: ComponentFixture<GnomePage>;
  let server: HttpTestingController;
  let live: FakeLive;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [Decisions, Pairs, PairList, provideRouter([])],
    });
    fixture = TestBed.createComponent(GnomePage);
    server = TestBed.inject(HttpTestingController);
    live = TestBed.inject(FakeLive);
    live.connect();
    server
      .expectOne('api/board?after=0')
      .flush(board([pair('SOLUSDT'), pair('BTCUSDT', { active: false })]));
    await fixture.whenStable();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const rows = () => Array.from(page().querySelectorAll('flare-pair-row'));
  const row = (base: string) => rows().find((each) => each.textContent.includes(base));
  const button = (within: Element | undefined, name: string) =>
    Array.from(within?.querySelectorAll('button') ?? []).find((each) =>
      [each.textContent, each.getAttribute('aria-label')].join().includes(name),
    );
  const enter = (field: string, text: string) => {
    const input = page().querySelector<HTMLInputElement>(field);
    if (input) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }
  };
  const press = async (within: Element | undefined, name: string) => {
    button(within, name)?.click();
    await fixture.whenStable();
  };

  afterEach(() => localStorage.clear());

  it('lists the pairs by name and marks the paused one', () => {
    expect(rows().map((each) => each.textContent.trim().slice(0, 3))).toEqual(['BTC', 'SOL']);
    expect(row('BTC')?.textContent).toContain('Paused');
    expect(row('SOL')?.textContent).not.toContain('Paused');
  });

  it('shows a decision as it comes, with its age in the time of the exchange', async () => {
    live.publish('digest', [brief({ seq: 8, rate: '97093.25' })]);
    TestBed.inject(MarketClock).saw(NOON + 3 * MINUTE);
    await fixture.whenStable();
    const text = row('SOL')?.textContent;
    expect(text).toContain('97,093.25');
    expect(text).toContain('Bull entry');
    expect(text).toContain('BDNP');
    expect(text).toContain('3 min');
  });

  it('asks a raw decision as a question, and streams confirmed ones only', async () => {
    live.publish('digest', [brief({ seq: 8, buy: false }), brief({ seq: 9, base: 'XRP' })]);
    await fixture.whenStable();
    const stream = page().querySelector('flare-confirmed-list');
    expect(stream?.querySelectorAll('li').length).toBe(1);
    expect(stream?.textContent).toContain('XRP');
    expect(stream?.querySelector('.raw')).toBeNull();
  });

  it('shows what Gnome says in its own words', async () => {
    live.publish('digest', digest);
    await fixture.whenStable();
    expect(row('SOL')?.textContent).toContain('238.02');
    expect(row('SOL')?.querySelector('flare-votes [role=img]')?.ariaLabel).toBe(
      '2 bull, 1 abstain, 1 bear',
    );
  });

  it('fills in what it missed, each decision once and in its order', async () => {
    live.publish('digest', [brief({ seq: 1008, rate: '3' })]);
    live.connect();
    const last = brief({ seq: 1008 });
    const rates = [
      { seq: 1006, rate: '1' },
      { seq: 1008, rate: '3' },
    ];
    server.expectOne('api/board?after=0').flush(
      board([], {
        pairs: [{ ...pair('SOLUSDT', { lastDecision: last }), rates }],
        confirmed: [last, brief({ seq: 1007, base: 'OLD' })],
      }),
    );
    await fixture.whenStable();
    const coins = page().querySelectorAll('flare-confirmed-list .pair');
    expect(Array.from(coins, (coin) => coin.textContent.trim())).toEqual(['SOL/USDT', 'OLD/USDT']);
    expect(TestBed.inject(Decisions).rates.of('SOLUSDT')()).toEqual([1, 3]);
  });

  it('rebuilds the stream once a second, however much is confirmed', async () => {
    vi.useFakeTimers();
    try {
      const shown = () => page().querySelectorAll('flare-confirmed-list li').length;
      live.publish('digest', [brief({ seq: 8 })]);
      await vi.advanceTimersByTimeAsync(1);
      expect(shown()).toBe(1);
      live.publish('digest', [brief({ seq: 9 })]);
      live.publish('digest', [brief({ seq: 10 })]);
      await vi.advanceTimersByTimeAsync(900);
      expect(shown()).toBe(1);
      await vi.advanceTimersByTimeAsync(200);
      expect(shown()).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks only for what it missed', () => {
    live.connect();
    server.expectOne('api/board?after=0').flush(board([pair('SOLUSDT')], { seq: 5 }));
    live.publish('digest', [brief({ seq: 8 })]);
    live.connect();
    server.expectOne('api/board?after=5').flush(board([pair('SOLUSDT')], { seq: 8 }));
    live.connect();
    server.expectOne('api/board?after=8');
  });

  it('says in the language of the page what is wrong with a pair', async () => {
    const sick = pair('SOLUSDT', { status: 'young', error: 'Too few candles yet' });
    live.connect();
    server.expectOne('api/board?after=0').flush(board([sick]));
    await fixture.whenStable();
    expect(row('SOL')?.textContent).toContain('Too few candles yet');
    await TestBed.inject(Language).load('de');
    await fixture.whenStable();
    expect(row('SOL')?.textContent).toContain('Noch zu wenige Kerzen für eine Entscheidung.');
  });

  it('draws where a rate came from as soon as it is there', async () => {
    live.connect();
    const rates = [
      { seq: 1, rate: '1' },
      { seq: 2, rate: '2' },
    ];
    server
      .expectOne('api/board?after=0')
      .flush(board([], { pairs: [{ ...pair('SOLUSDT'), rates }] }));
    await fixture.whenStable();
    expect(row('SOL')?.querySelector('flare-sparkline svg.up')).not.toBeNull();
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

  describe('offers what the exchange lists', () => {
    const settle = () => vi.advanceTimersByTimeAsync(200);
    const typed = async (text: string) => {
      enter('flare-add-pair input', text);
      await settle();
      return server.expectOne(`api/symbols?limit=24&q=${text}`);
    };
    const click = async (name: string) => {
      button(page(), name)?.click();
      await settle();
    };
    const listed = (base: string) => ({ symbol: `${base}USDT`, base, quote: 'USDT' });

    beforeEach(async () => {
      vi.useFakeTimers();
      await click('Add pair');
      server.expectOne('api/symbols?limit=24&q=').flush([]);
    });
    afterEach(() => vi.useRealTimers());

    it('and follows what is picked', async () => {
      (await typed('ad')).flush([listed('ADA'), listed('SOL')]);
      await settle();
      expect(button(page(), 'SOL/USDT is followed already')?.disabled).toBe(true);
      await click('Follow ADA/USDT');
      const request = server.expectOne({ method: 'POST', url: 'api/pairs' });
      expect(request.request.body).toEqual({ base: 'ADA', quote: 'USDT', active: true });
      request.flush(pair('ADAUSDT'));
      await settle();
      expect(row('ADA')).toBeDefined();
    });

    it('and follows the nearest when Enter is pressed', async () => {
      (await typed('so')).flush([listed('SOL'), listed('SOLO')]);
      await settle();
      page().querySelector('form')?.dispatchEvent(new Event('submit'));
      expect(server.expectOne({ method: 'POST' }).request.body).toMatchObject({ base: 'SOLO' });
    });

    it('and says when there is nothing of that name, or why it cannot tell', async () => {
      (await typed('luna')).flush([]);
      await settle();
      expect(page().querySelector('flare-add-pair')?.textContent).toContain('lists no pair');
      (await typed('lun')).flush({ title: 'No answer' }, { status: 503, statusText: 'x' });
      await settle();
      const alert = page().querySelector('flare-add-pair [role=alert]');
      expect(alert?.textContent).toBe('No answer');
    });

    it('and says why a pair cannot be added', async () => {
      (await typed('ada')).flush([listed('ADA')]);
      await settle();
      await click('Follow ADA/USDT');
      server
        .expectOne({ method: 'POST' })
        .flush({ title: 'Unknown pair' }, { status: 404, statusText: 'Not Found' });
      await settle();
      const alert = page().querySelector('flare-add-pair [role=alert]');
      expect(alert?.textContent).toBe('Unknown pair');
    });
  });

  it('filters by name', async () => {
    enter('header input[type=search]', 'so');
    await fixture.whenStable();
    expect(rows().length).toBe(1);
    enter('header input[type=search]', 'xyz');
    await fixture.whenStable();
    expect(page().textContent).toContain('No pair matches.');
  });

  it('puts the pairs in the order that is asked for, and keeps it', async () => {
    await press(page(), 'Pair');
    expect(rows().map((each) => each.textContent.trim().slice(0, 3))).toEqual(['SOL', 'BTC']);
    expect(page().querySelector('[aria-sort=descending]')?.textContent).toContain('Pair');
    expect(localStorage.getItem('flare-gnome-order')).toBe('pair down');
  });

  it('shows cards where they are wanted, and remembers', async () => {
    await press(page(), 'As cards');
    expect(rows()).toEqual([]);
    expect(page().querySelectorAll('flare-pair-card').length).toBe(2);
    expect(localStorage.getItem('flare-gnome-view')).toBe('cards');
  });

  it('marks what is overdue and shows it alone', async () => {
    live.publish('digest', [brief({ seq: 8 })]);
    TestBed.inject(MarketClock).saw(NOON + 20 * MINUTE);
    await fixture.whenStable();
    expect(row('SOL')?.textContent).toContain('Overdue');
    await press(page(), 'Look at 1');
    expect(rows().length).toBe(1);
    live.publish('digest', [brief({ seq: 9, candleAt: NOON + 15 * MINUTE })]);
    await fixture.whenStable();
    expect(page().textContent).toContain('No pair matches.');
  });

  it('leads to the page of each pair', () => {
    expect(row('SOL')?.querySelector('a')?.getAttribute('href')).toBe('/pair/SOLUSDT');
  });

  it('keeps its rows while a later look fails', async () => {
    live.connect();
    server.expectOne('api/board?after=0').error(new ProgressEvent('error'));
    await fixture.whenStable();
    expect(rows().length).toBe(2);
  });
});
