import { HttpTestingController } from '@angular/common/http/testing';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { FakeLive } from '../../testing/fake-live';
import { candle, readings, why } from '../../testing/gnome-samples';
import { MINUTE, NOON, board, brief, decision, pair } from '../../testing/samples';
import { GNOME_ROUTES } from './gnome-routes';

const CANDLE = 5 * MINUTE;

describe('The page of a pair', () => {
  let harness: RouterTestingHarness;
  let server: HttpTestingController;
  let live: FakeLive;
  const newest = decision({ seq: 8, candleAt: NOON - CANDLE });
  const before = decision({ seq: 6, candleAt: NOON - 2 * CANDLE, rate: '237.11', buy: false });

  const page = () => harness.routeNativeElement as HTMLElement;
  const text = () => page().textContent.replaceAll(/\s+/g, ' ');
  const button = (name: string) =>
    Array.from(page().querySelectorAll('button')).find((each) =>
      [each.textContent, each.getAttribute('aria-label'), each.title].join().includes(name),
    );
  const press = async (name: string) => {
    button(name)?.click();
    await harness.fixture.whenStable();
  };
  const pick = async (place: number) => {
    page().querySelectorAll<HTMLElement>('flare-decision-list .row').item(place).click();
    await harness.fixture.whenStable();
  };
  const arrive = async (
    path: string,
    pairs = [pair('SOLUSDT', { lastDecision: brief({ seq: 8, candleAt: NOON - CANDLE }) })],
  ) => {
    await harness.navigateByUrl(path);
    server.expectOne('api/board?after=0').flush(board(pairs));
    await harness.fixture.whenStable();
  };
  const tellHistory = async (limit = 500) => {
    const ask = (what: string) => server.expectOne(`api/pairs/SOLUSDT/${what}?limit=${limit}`);
    ask('candles').flush([candle(NOON - CANDLE), candle(NOON - 2 * CANDLE)]);
    ask('readings').flush([readings(NOON - CANDLE)]);
    ask('decisions').flush([newest, before]);
    await harness.fixture.whenStable();
  };
  const tellWhy = async (seq: number, answer = why()) => {
    server.expectOne(`api/pairs/SOLUSDT/why?seq=${seq}`).flush(answer);
    await harness.fixture.whenStable();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [provideRouter(GNOME_ROUTES, withComponentInputBinding())],
    });
    harness = await RouterTestingHarness.create();
    server = TestBed.inject(HttpTestingController);
    live = TestBed.inject(FakeLive);
    live.connect();
  });

  it('explains the newest decision', async () => {
    await arrive('/pair/SOLUSDT');
    await tellHistory();
    await tellWhy(8);
    expect(text()).toContain('No buy. The rule wants one, but the latest words do not confirm it.');
    expect(text()).toContain('Up: MACD says so, and SAR agrees.');
    expect(text()).toContain('The newest');
    expect(page().querySelectorAll('flare-decision-list .row').length).toBe(2);
  });

  it('explains the decision that the address names', async () => {
    await arrive('/pair/SOLUSDT?seq=6');
    await tellWhy(6);
    expect(button('To the newest')).toBeDefined();
  });

  it('explains the decision that is picked, and keeps it in the address', async () => {
    await arrive('/pair/SOLUSDT');
    await tellHistory();
    await tellWhy(8);
    await pick(1);
    await tellWhy(6, why({ decision: before }));
    expect(TestBed.inject(Router).url).toBe('/pair/SOLUSDT?seq=6');
    await press('To the newest');
    expect(TestBed.inject(Router).url).toBe('/pair/SOLUSDT');
    await tellWhy(8);
  });

  it('walks from decision to decision, and follows the newest at the end', async () => {
    await arrive('/pair/SOLUSDT');
    await tellHistory();
    await tellWhy(8);
    await press('The decision before');
    await tellWhy(6, why({ decision: before }));
    expect(button('The decision before')?.disabled).toBe(true);
    await press('The decision after');
    await tellWhy(8);
    expect(TestBed.inject(Router).url).toBe('/pair/SOLUSDT');
  });

  it('goes on with each candle: only what is new is read', async () => {
    await arrive('/pair/SOLUSDT');
    await tellHistory();
    await tellWhy(8);
    live.publish('digest', [brief({ seq: 20, candleAt: NOON, rate: '240.5' })]);
    await harness.fixture.whenStable();
    await tellHistory(3);
    await tellWhy(20);
    expect(page().querySelector('.head')?.textContent).toContain('240.50');
  });

  it('leaves a decision that was picked where it is while new ones come', async () => {
    await arrive('/pair/SOLUSDT?seq=6');
    await tellHistory();
    await tellWhy(6);
    live.publish('digest', [brief({ seq: 20, candleAt: NOON })]);
    await harness.fixture.whenStable();
    server.expectNone('api/pairs/SOLUSDT/why?seq=20');
  });

  it('says why there is no explanation, and asks again when it is connected again', async () => {
    await arrive('/pair/SOLUSDT?seq=1');
    const detail = 'No decision 1 about SOLUSDT is kept';
    server
      .expectOne('api/pairs/SOLUSDT/why?seq=1')
      .flush({ title: 'x', detail }, { status: 404, statusText: 'Not Found' });
    await harness.fixture.whenStable();
    expect(page().querySelector('flare-why-card [role=alert]')?.textContent).toContain(detail);
    live.connect();
    await tellWhy(1);
    expect(page().querySelector('flare-why-card [role=alert]')).toBeNull();
  });

  it('says when the candles cannot be had, and tries again where it is asked to', async () => {
    await arrive('/pair/SOLUSDT');
    server
      .expectOne('api/pairs/SOLUSDT/candles?limit=500')
      .flush({ title: 'Not ready' }, { status: 503, statusText: 'x' });
    await harness.fixture.whenStable();
    expect(page().querySelector('.chart [role=alert]')?.textContent).toContain('Not ready');
    server.match((request) => request.url.includes('limit=500'));
    await press('Try again');
    await tellHistory();
    expect(page().querySelector('.chart [role=alert]')).toBeNull();
  });

  it('shows all decisions where more than buys and sells are wanted', async () => {
    const wait = decision({ seq: 7, rawBuy: false, buy: false, label: 'WEAK_BULL' });
    await arrive('/pair/SOLUSDT');
    server.expectOne('api/pairs/SOLUSDT/candles?limit=500').flush([candle(NOON - CANDLE)]);
    server.expectOne('api/pairs/SOLUSDT/readings?limit=500').flush([]);
    server.expectOne('api/pairs/SOLUSDT/decisions?limit=500').flush([wait]);
    await harness.fixture.whenStable();
    expect(text()).toContain('Neither a buy nor a sell among the latest 1 decisions.');
    await press('Only buys and sells');
    expect(page().querySelectorAll('flare-decision-list .row').length).toBe(1);
  });

  it('says of a young pair what it waits for', async () => {
    const error = 'The exchange has only 61 candles; 100 are needed.';
    await arrive('/pair/SOLUSDT', [pair('SOLUSDT', { status: 'young', error })]);
    expect(page().querySelector('.head')?.textContent).toContain(error);
    server.expectNone((request) => request.url.includes('/why'));
  });

  it('says when a pair is not followed, and asks nothing about it', async () => {
    await arrive('/pair/NOSUCH');
    expect(text()).toContain('NOSUCH is not followed here.');
    server.verify();
  });

  it('leads back to all pairs when the pair is removed', async () => {
    await arrive('/pair/SOLUSDT');
    await press('Remove SOLUSDT');
    await press('Remove?');
    server.expectOne({ method: 'DELETE', url: 'api/pairs/SOLUSDT' }).flush(null);
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/');
  });
});
