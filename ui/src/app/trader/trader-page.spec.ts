import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { FakeLive } from '../../testing/fake-live';
import { MINUTE, NOON, closed, position, snapshot } from '../../testing/samples';
import { Position, TraderSnapshot } from '../core/model';
import { TraderPage } from './trader-page';

const CLOSED = 'api/positions?status=closed&limit=25';

describe("A trader's page", () => {
  let fixture: ComponentFixture<TraderPage>;
  let server: HttpTestingController;
  let live: FakeLive;
  let told: { state: number; positions: number; valuations: number };

  beforeEach(() => {
    told = { ...snapshot().seqs };
    fixture = TestBed.createComponent(TraderPage);
    server = TestBed.inject(HttpTestingController);
    live = TestBed.inject(FakeLive);
  });

  async function connect(
    state: Partial<TraderSnapshot> = {},
    trades: Position[] = [],
    headers: Record<string, string> = {},
  ): Promise<void> {
    live.connect();
    server.expectOne('api/state').flush(snapshot(state));
    server.expectOne(CLOSED).flush(trades, { headers });
    await fixture.whenStable();
  }

  /** The next message of a topic. */
  const tell = async (topic: keyof typeof told, changes: unknown) => {
    live.publish(topic, { seq: (told[topic] += 1), changes });
    await fixture.whenStable();
  };
  const page = () => fixture.nativeElement as HTMLElement;
  const text = (selector: string) =>
    page().querySelector(selector)?.textContent.replaceAll(/\s+/g, ' ').trim();
  const trades = () => Array.from(page().querySelectorAll('tbody tr'), (row) => row.textContent);
  const press = async (name: string) => {
    Array.from(page().querySelectorAll('button'))
      .find((each) => each.textContent.trim() === name)
      ?.click();
    await fixture.whenStable();
  };

  it("shows the server's figures and adds nothing to them", async () => {
    await connect();
    expect(text('.tiles')).toContain('1,042.37 USDT');
    expect(text('.tiles')).toContain('+42.37');
    expect(text('.tiles')).toContain('+4.24%');
    expect(text('.tiles')).toContain('50.00%');
  });

  it('follows the worth of an open position', async () => {
    await connect({ openPositions: [position('p1')] });
    await tell('valuations', [{ id: 'p1', value: '995.3', pnlPercentage: '-0.47', at: NOON }]);
    expect(text('flare-open-position strong')).toBe('-0.47%');
    expect(text('flare-open-position dl')).toContain('995.30');
  });

  it('tells how long a position is held by the time of the exchange', async () => {
    await connect({ openPositions: [position('p1')] });
    const at = NOON + 25 * MINUTE;
    await tell('valuations', [{ id: 'p1', value: '1001', pnlPercentage: '0.1', at }]);
    expect(text('flare-open-position dl')).toContain('25 min');
  });

  it('moves a position to the trades when it is closed, with its reason', async () => {
    await connect({ openPositions: [position('p1')] }, [closed('old')]);
    await tell('positions', closed('p1', { closeReason: 'STOP_LOSS', realisedPnl: '-15.2' }));
    expect(page().querySelector('flare-open-position')).toBeNull();
    expect(trades().length).toBe(2);
    expect(trades()[0]).toContain('Stop loss');
    expect(trades()[0]).toContain('-15.20');
    expect(trades()[0]).toContain('1 h 30 min');
  });

  it('does not bring a closed position back from an older answer', async () => {
    live.connect();
    await tell('positions', closed('p1'));
    server.expectOne('api/state').flush(snapshot({ openPositions: [position('p1')] }));
    server.expectOne(CLOSED).flush([]);
    await fixture.whenStable();
    expect(page().querySelector('flare-open-position')).toBeNull();
  });

  it('changes of a position only what is told to have changed', async () => {
    await connect({ openPositions: [position('p1')] });
    await tell('positions', { id: 'p1', status: 'closing', closeReason: 'MANUAL' });
    expect(text('flare-open-position button')).toBe('Closing …');
    expect(text('flare-open-position dl')).toContain('1,001.00');
  });

  it('shows a position that is opened, and nothing of one that is closed already', async () => {
    await connect();
    await tell('positions', position('p2'));
    await tell('positions', { id: 'p1', status: 'closing' });
    expect(page().querySelectorAll('flare-open-position').length).toBe(1);
  });

  it('changes of the statistics only what is told to have changed', async () => {
    await connect();
    await tell('state', { statistics: { closed: 3, wins: 2 }, refusals: { NO_QUOTE: 1 } });
    expect(text('flare-statistics')).toContain('+1.80%');
    expect(text('.tiles')).toContain('3');
    expect(page().querySelectorAll('flare-refusals li').length).toBe(3);
  });

  it('reads everything anew when it missed a message', async () => {
    await connect({ openPositions: [position('p1')] });
    told.positions = 25;
    await tell('positions', { id: 'p1', status: 'closing' });
    server
      .expectOne('api/state')
      .flush(snapshot({ seqs: { state: 10, positions: 26, valuations: 30 } }));
    server.expectOne(CLOSED).flush([closed('p1')]);
    await fixture.whenStable();
    expect(page().querySelector('flare-open-position')).toBeNull();
    await tell('positions', position('p3'));
    expect(page().querySelectorAll('flare-open-position').length).toBe(1);
  });

  it('closes a position when it is asked twice, and says on it why that did not work', async () => {
    await connect({ openPositions: [position('p1')] });
    await press('Close');
    server.expectNone('api/positions/p1/close');
    await press('Really close?');
    server
      .expectOne('api/positions/p1/close')
      .flush({ title: 'No quote' }, { status: 503, statusText: 'Service Unavailable' });
    await fixture.whenStable();
    expect(text('flare-open-position [role=alert]')).toBe('No quote');
  });

  it('switches trading, and shows what the server made of it', async () => {
    await connect({ trading: true });
    page().querySelector<HTMLElement>('mat-slide-toggle button')?.click();
    const request = server.expectOne({ method: 'PUT', url: 'api/trading' });
    expect(request.request.body).toEqual({ enabled: false });
    expect(text('flare-trading-switch')).toContain('Trading is on');
    request.flush(snapshot({ trading: false }));
    await fixture.whenStable();
    expect(text('flare-trading-switch')).toContain('Trading is off');
    expect(text('.positions')).toContain('Trading is off, so no new one opens');
  });

  it('leaves the switch where it was when the server refuses, and says why beside it', async () => {
    await connect({ trading: true });
    const toggle = page().querySelector<HTMLElement>('mat-slide-toggle button');
    toggle?.click();
    await fixture.whenStable();
    expect(toggle?.getAttribute('aria-checked')).toBe('true');
    server
      .expectOne('api/trading')
      .flush({ detail: 'The disk is full' }, { status: 503, statusText: 'Service Unavailable' });
    await fixture.whenStable();
    expect(toggle?.getAttribute('aria-checked')).toBe('true');
    expect(text('flare-trading-switch [role=alert]')).toBe('The disk is full');
  });

  it('offers no second close of a position that is being closed', async () => {
    await connect({ openPositions: [position('p1', { status: 'closing' })] });
    const closing = page().querySelector<HTMLButtonElement>('flare-open-position button');
    expect(closing?.textContent.trim()).toBe('Closing …');
    expect(closing?.disabled).toBe(true);
  });

  it('is loud about a ledger that is off, and silent about one that is not', async () => {
    await connect({ ledgerDifference: '-0.25' });
    expect(text('[role=alert]')).toContain('off by -0.25 USDT');
    await tell('state', { ledgerDifference: '0' });
    expect(page().querySelector('[role=alert]')).toBeNull();
  });

  it('is loud about coins that the account lacks', async () => {
    await connect({ drift: [{ coin: 'BTC', missing: '0.0006' }] });
    expect(text('[role=alert]')).toContain('lacks 0.0006 BTC');
  });

  it('tells what is locked until when', async () => {
    const untilAt = Date.parse('2026-03-01T12:10:00Z');
    await connect({
      protections: [
        { id: 'a', protection: 'COOLDOWN', symbol: 'BTCUSDT', untilAt },
        { id: 'b', protection: 'DAILY_LOSS', symbol: null, untilAt },
      ],
    });
    const locks = Array.from(page().querySelectorAll('.lock'), (each) =>
      each.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(locks[0]).toContain('Cooldown: no BTCUSDT is bought before');
    expect(locks[1]).toContain('Daily loss: nothing is bought before');
  });

  it('tells the best, the worst and the average of the trades', async () => {
    await connect();
    expect(text('flare-statistics')).toContain('+1.80%');
    expect(text('flare-statistics')).toContain('-1.52%');
    expect(text('flare-statistics')).toContain('47 min');
  });

  it('says so when Gnome is not heard', async () => {
    await connect({ connected: false });
    expect(text('flare-trading-switch .loss')).toContain('Gnome is not heard');
  });

  it('tells why there was no trade, the most frequent reason first', async () => {
    await connect();
    const reasons = Array.from(page().querySelectorAll('flare-refusals li'), (each) =>
      each.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(reasons).toEqual(['A position is open7', 'Spread too wide2']);
  });

  it('shows older trades page by page, and keeps them when it looks again', async () => {
    const link = { Link: '</api/positions?status=closed&cursor=b>; rel="next"' };
    await connect({}, [closed('c'), closed('b')], link);
    await press('Show more');
    server.expectOne('api/positions?status=closed&cursor=b').flush([closed('a')]);
    await fixture.whenStable();
    expect(trades().length).toBe(3);
    await connect({}, [closed('d'), closed('c')], link);
    expect(trades().length).toBe(4);
    expect(page().textContent).not.toContain('Show more');
  });

  it('starts the list anew when it missed more than a page', async () => {
    await connect({}, [closed('a')]);
    const link = { Link: '</api/positions?status=closed&cursor=f>; rel="next"' };
    await connect({}, [closed('g'), closed('f')], link);
    expect(trades().length).toBe(2);
    expect(page().textContent).toContain('Show more');
  });

  it('says why it has nothing to show, and tries again when asked', async () => {
    live.connect();
    server.expectOne('api/state').flush('', { status: 500, statusText: 'Broken' });
    server.expectOne(CLOSED).flush([]);
    await fixture.whenStable();
    expect(text('[role=alert]')).toContain('HTTP 500');
    await press('Try again');
    server.expectOne('api/state').flush(snapshot());
    await fixture.whenStable();
    expect(text('.tiles')).toContain('1,042.37');
  });
});
