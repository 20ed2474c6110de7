import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { FakeLive } from '../../testing/fake-live';
import { MINUTE, NOON, closed, lost, position, snapshot, startup } from '../../testing/samples';
import { Position, Startup, TraderSnapshot } from '../core/model';
import { TraderPage } from './trader-page';

const CLOSED = 'api/positions?status=closed&limit=100';

describe("A trader's page", () => {
  let fixture: ComponentFixture<TraderPage>;
  let server: HttpTestingController;
  let live: FakeLive;
  let told: { state: number; positions: number; valuations: number };

  beforeEach(() => {
    told = { ...snapshot().seqs };
    TestBed.configureTestingModule({ deferBlockBehavior: DeferBlockBehavior.Manual });
    fixture = TestBed.createComponent(TraderPage);
    server = TestBed.inject(HttpTestingController);
    live = TestBed.inject(FakeLive);
  });

  async function connect(
    state: Partial<TraderSnapshot> = {},
    trades: Position[] = [],
    headers: Record<string, string> = {},
    found: Partial<Startup> = {},
  ): Promise<void> {
    live.connect();
    server.expectOne('api/state').flush(snapshot(state));
    server.expectOne(CLOSED).flush(trades, { headers });
    server.match('api/startup').forEach((request) => request.flush(startup(found)));
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
  const trades = () =>
    Array.from(
      page().querySelectorAll('flare-closed-trades .row:not(.head)'),
      (row) => row.textContent,
    );
  const press = async (name: string) => {
    Array.from(page().querySelectorAll('button'))
      .find((each) => each.textContent.trim() === name)
      ?.click();
    await fixture.whenStable();
  };

  const confirm = () =>
    page()
      .querySelector('dialog form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
  const type = async (words: string) => {
    const field = page().querySelector<HTMLInputElement>('dialog input:not([type=checkbox])');
    if (field) {
      field.value = words;
      field.dispatchEvent(new Event('input'));
    }
    await fixture.whenStable();
  };
  /** What was put off to the next turn has run. */
  const settled = () => new Promise((resolve) => setTimeout(resolve));

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
    expect(text('flare-open-position .change')).toBe('-0.47%');
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
    expect(text('flare-open-position .commands')).toBe('Closing …');
    expect(text('flare-open-position dl')).toContain('1,001.00');
  });

  it('shows a position that is opened, and nothing of one that is closed already', async () => {
    await connect();
    await tell('positions', position('p2'));
    await tell('positions', { id: 'p1', status: 'closing' });
    expect(page().querySelectorAll('flare-open-position').length).toBe(1);
  });

  it('changes of the state only what is told to have changed', async () => {
    await connect();
    await tell('state', { statistics: { closed: 3, wins: 2 }, refusals: { NO_QUOTE: 1 } });
    expect(text('.tiles')).toContain('of 3 closed');
    expect(text('.tiles')).toContain('50.00%');
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

  it('shows what closing would bring before it closes, and says why it could not', async () => {
    await connect({ openPositions: [position('p1')] });
    await press('Close');
    await settled();
    server
      .expectOne('api/positions/p1/offer')
      .flush({ value: '1004.2', pnl: '4.2', pnlPercentage: '0.42', at: NOON });
    await fixture.whenStable();
    expect(text('dialog .offer')).toContain('1,004.20 USDT');
    expect(text('dialog .offer')).toContain('+4.20 · +0.42%');
    server.expectNone('api/positions/p1/close');
    await press('Close now');
    server
      .expectOne('api/positions/p1/close')
      .flush({ title: 'No quote' }, { status: 503, statusText: 'Service Unavailable' });
    await fixture.whenStable();
    expect(text('dialog [role=alert]')).toBe('No quote');
    await press('Close now');
    server.expectOne('api/positions/p1/close').flush(closed('p1'));
    await fixture.whenStable();
    expect(page().querySelector('flare-open-position')).toBeNull();
    expect(page().querySelector('dialog')).toBeNull();
  });

  it('bears that a position is gone before its close is answered', async () => {
    await connect({ openPositions: [position('p1'), position('p2')] });
    await press('Close');
    await settled();
    server.expectOne('api/positions/p1/offer').flush({ value: '1', pnl: '0', at: NOON });
    await fixture.whenStable();
    await press('Close now');
    await tell('positions', closed('p1'));
    expect(page().querySelector('dialog')).toBeNull();

    server.expectOne('api/positions/p1/close').flush(closed('p1'));

    await fixture.whenStable();
    expect(page().querySelectorAll('flare-open-position').length).toBe(1);
  });

  it('shows no offer that could not be had again', async () => {
    await connect({ openPositions: [position('p1')] });
    await press('Close');
    await settled();
    server
      .expectOne('api/positions/p1/offer')
      .flush({ detail: 'QUOTE_FAILED: timeout' }, { status: 503, statusText: 'Unavailable' });
    await fixture.whenStable();
    expect(text('dialog .offer')).toBe('QUOTE_FAILED: timeout');
  });

  it('switches trading, and shows what the server made of it', async () => {
    await connect({ trading: true });
    page().querySelector<HTMLElement>('flare-toggle button')?.click();
    const request = server.expectOne({ method: 'PUT', url: 'api/trading' });
    expect(request.request.body).toEqual({ enabled: false });
    expect(text('flare-trading-switch')).toContain('Trading is on');
    request.flush(snapshot({ trading: false }));
    await fixture.whenStable();
    expect(text('flare-trading-switch')).toContain('Trading is off');
    expect(text('.waiting')).toContain('Trading is off, so no new one opens');
  });

  it('leaves the switch where it was when the server refuses, and says why beside it', async () => {
    await connect({ trading: true });
    const toggle = page().querySelector<HTMLElement>('flare-toggle button');
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

  it('lets a person write a position off whose coins are gone', async () => {
    const gone = position('p1', { mode: 'live', available: '1.5' });
    await connect({ openPositions: [gone] });
    expect(text('.short')).toContain('has 1.50 of 4.20 SOL');
    await press('Write off');
    const confirm = page().querySelector<HTMLButtonElement>('dialog [type=submit]');
    expect(confirm?.disabled).toBe(true);
    await type('1,500');
    expect(confirm?.disabled).toBe(true);
    await type('98.50');
    expect(text('dialog small')).toBe('= 98.50 USDT');
    confirm?.click();
    const request = server.expectOne('api/positions/p1/write-off');
    expect(request.request.body).toEqual({ received: '98.50', force: false });
    expect(page().querySelector('dialog [type=checkbox]')).toBeNull();
    request.flush(
      { type: 'urn:flare:problem:coins-still-there', detail: 'The account has 1.5 SOL of p1' },
      { status: 409, statusText: 'Conflict' },
    );
    await fixture.whenStable();
    expect(text('dialog [role=alert]')).toContain('The account has 1.5 SOL of p1');
    page().querySelector<HTMLElement>('dialog [type=checkbox]')?.click();
    confirm?.click();
    const forced = server.expectOne('api/positions/p1/write-off');
    expect(forced.request.body).toEqual({ received: '98.50', force: true });
    forced.flush(closed('p1', { closeReason: 'WRITTEN_OFF' }));
    await fixture.whenStable();
    expect(trades()[0]).toContain('Written off');
  });

  it('is loud about a ledger that is off, and silent about one that is not', async () => {
    await connect({ ledgerDifference: '-0.25' });
    expect(text('[role=alert]')).toContain('off by -0.25 USDT');
    await tell('state', { ledgerDifference: '0' });
    expect(page().querySelector('[role=alert]')).toBeNull();
  });

  it('is loud about coins that the account lacks, and settles that when it is confirmed', async () => {
    const drift = { coin: 'BTC', book: '0.0214', account: '0.0208', missing: '0.0006' };
    await connect({ drift: [{ ...drift, sinceAt: NOON }] });
    expect(text('flare-drift-alarm [role=alert]')).toContain('The account lacks 0.0006 BTC');
    expect(text('flare-drift-alarm dl')).toContain('Book0.0214Account0.0208Missing0.0006');
    await press('Shrink');
    expect(text('dialog')).toContain('written off for nothing');
    server.expectNone('api/drift/BTC');
    confirm();
    const request = server.expectOne('api/drift/BTC');
    expect(request.request.body).toEqual({ action: 'shrink', missing: '0.0006' });
    request.flush(
      { detail: '0.0007 BTC are missing, not 0.0006 BTC' },
      { status: 409, statusText: 'Conflict' },
    );
    await fixture.whenStable();
    expect(text('dialog [role=alert]')).toBe('0.0007 BTC are missing, not 0.0006 BTC');
    confirm();
    server.expectOne('api/drift/BTC').flush({ lookedAt: NOON, drifts: [] });
    await fixture.whenStable();
    expect(page().querySelector('dialog')).toBeNull();
    server.expectOne('api/state').flush(snapshot());
    await fixture.whenStable();
    expect(page().querySelector('flare-drift-alarm')).toBeNull();
  });

  it('shrinks no cash', async () => {
    const missing = { book: '100', account: '60', missing: '40', sinceAt: NOON };
    await connect({ drift: [{ coin: 'USDT', ...missing }] });
    const remedies = Array.from(page().querySelectorAll('flare-drift-alarm button'), (button) =>
      button.textContent.trim(),
    );
    expect(remedies).toEqual(['Adopt', 'Ignore']);
    await press('Adopt');
    expect(text('dialog')).toContain('40.00 USDT count as taken out');
  });

  it('is loud about a conversion of unknown outcome, and hears what a person found', async () => {
    await connect({ unresolved: [lost('c12')] });
    expect(text('flare-lost-conversion [role=alert]')).toContain('whether conversion c12 was done');
    await press('It was done');
    await type('0.0019');
    confirm();
    const request = server.expectOne('api/conversions/c12/resolve');
    expect(request.request.body).toEqual({ executed: true, received: '0.0019' });
    request.flush({ ...lost('c12'), status: 'confirmed' });
    await fixture.whenStable();
    expect(page().querySelector('dialog')).toBeNull();
  });

  it('takes an amount only for a conversion that was done', async () => {
    await connect({ unresolved: [lost('c12')] });
    await press('It was not done');
    expect(page().querySelector('dialog input')).toBeNull();
    confirm();
    const { request } = server.expectOne('api/conversions/c12/resolve');
    expect(request.body).toEqual({ executed: false });
  });

  it('is loud about keys of another account, and lets a person name it', async () => {
    await connect({}, [], {}, { account: { same: false, told: 'The keys open 4711.' } });
    expect(text('flare-account-alarm [role=alert]')).toContain('The keys open 4711.');
    await press('My coins are in this account now');
    await type('4711');
    confirm();
    const request = server.expectOne({ method: 'PUT', url: 'api/account' });
    expect(request.request.body).toEqual({ user: '4711' });
    request.flush({ same: true, told: null });
    server.expectOne('api/startup').flush(startup());
    await fixture.whenStable();
    expect(page().querySelector('flare-account-alarm')).toBeNull();
  });

  it('tells what is locked until when, and lifts it when it is confirmed', async () => {
    const untilAt = Date.parse('2026-03-01T12:10:00Z');
    const lock = { id: 'a', protection: 'COOLDOWN', symbol: 'BTCUSDT', reason: 'p1', untilAt };
    const all = { ...lock, id: 'b', protection: 'DAILY_LOSS', symbol: null };
    await connect({ protections: [lock, all] });
    const locks = Array.from(page().querySelectorAll('.lock'), (each) =>
      each.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(locks[0]).toContain('Cooldown no BTCUSDT is bought before');
    expect(locks[1]).toContain('Daily loss nothing is bought before');
    await press('Lift');
    confirm();
    server.expectOne({ method: 'DELETE', url: 'api/protections/a' }).flush(lock);
    server.expectOne('api/state').flush(snapshot({ protections: [all] }));
    await fixture.whenStable();
    expect(page().querySelectorAll('.lock').length).toBe(1);
  });

  it('goes live only after the word was typed, and says what stands in the way', async () => {
    await connect({}, [], {}, { obstacles: ['The key may withdraw'] });
    await press('Go live …');
    expect(text('dialog')).toContain('it can be lost');
    expect(text('dialog li')).toBe('The key may withdraw');
    confirm();
    server.expectNone('api/mode');
    await type('live');
    confirm();
    const request = server.expectOne('api/mode');
    expect(request.request.body).toEqual({ live: true, confirm: 'LIVE' });
    request.flush(
      { type: 'urn:flare:problem:live-not-ready', detail: 'The key may withdraw' },
      { status: 409, statusText: 'Conflict' },
    );
    await fixture.whenStable();
    expect(text('dialog [role=alert]')).toBe('The key may withdraw');
  });

  it('explains that live trading needs keys where there are none', async () => {
    await connect({ liveAvailable: false });
    await press('Go live …');
    expect(text('dialog')).toContain('needs EXCHANGE_KEYS');
    expect(page().querySelector('dialog [type=submit]')).toBeNull();
  });

  it('sets the balance where the plan allows it, with the very digits that were typed', async () => {
    await connect();
    page().querySelector<HTMLElement>('flare-balance-tile button')?.click();
    await fixture.whenStable();
    await type('1250.10');
    confirm();
    const request = server.expectOne('api/balance');
    expect(request.request.body).toEqual({ amount: '1250.10' });
    request.flush(snapshot({ balance: '1250.1' }));
    await fixture.whenStable();
    expect(text('flare-balance-tile')).toContain('1,250.10 USDT');
  });

  it('offers no pen where the balance follows from the trades', async () => {
    await connect({ balanceSettable: false });
    expect(page().querySelector('flare-balance-tile button')).toBeNull();
  });

  it('archives the ledger after a typed word, live positions only when told to', async () => {
    await connect({ openPositions: [position('p1', { mode: 'live' })] });
    await press('Reset …');
    await type('RESET');
    confirm();
    server.expectNone('api/reset');
    page().querySelector<HTMLElement>('dialog [type=checkbox]')?.click();
    await fixture.whenStable();
    confirm();
    const request = server.expectOne('api/reset');
    expect(request.request.body).toEqual({ force: true });
    request.flush({ archive: 'archive/2026-03-17' });
    await fixture.whenStable();
    expect(text('flare-reset-button [role=status]')).toBe('Archived: archive/2026-03-17');
  });

  it('tells what was found at the start and what happens next', async () => {
    await connect();
    expect(text('flare-startup-report')).toContain('Positions are opened in demo mode');
  });

  it('says so when Gnome is not heard', async () => {
    await connect({ connected: false });
    expect(text('flare-trading-switch .loss')).toContain('Gnome is not heard');
  });

  it('tells why there was no trade, the most frequent reason first', async () => {
    await connect();
    const reasons = Array.from(page().querySelectorAll('flare-refusals summary'), (each) =>
      each.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(reasons).toEqual(['A position is open7', 'Spread too wide2']);
    expect(text('flare-refusals details p')).toBe(
      'Nothing to do: Flux trades one position at a time.',
    );
  });

  it('asks the server for the trades that are looked for', async () => {
    await connect({}, [closed('a')]);
    const reason = page().querySelectorAll('select')[1];
    if (reason) {
      reason.value = 'STOP_LOSS';
      reason.dispatchEvent(new Event('change'));
    }
    server
      .expectOne('api/positions?status=closed&limit=100&reason=STOP_LOSS')
      .flush([closed('b', { closeReason: 'STOP_LOSS' })]);
    await fixture.whenStable();
    expect(trades().length).toBe(1);
    expect(trades()[0]).toContain('Stop loss');
    await tell('positions', closed('c'));
    expect(trades().length).toBe(1);
    const file = page().querySelector('flare-closed-trades a[download]');
    expect(file?.getAttribute('href')).toBe('api/positions.csv?reason=STOP_LOSS');
  });

  it('reads older trades as they are scrolled to, and keeps them when it looks again', async () => {
    const link = { Link: '<?status=closed&cursor=b>; rel="next"' };
    await connect({}, [closed('c'), closed('b')], link);
    server.expectOne('api/positions?status=closed&cursor=b').flush([closed('a')]);
    await fixture.whenStable();
    expect(trades().length).toBe(3);
    await connect({}, [closed('d'), closed('c')], link);
    expect(trades().length).toBe(4);
  });

  it('starts the list anew when it missed more than a page', async () => {
    await connect({}, [closed('a')]);
    const link = { Link: '<?status=closed&cursor=f>; rel="next"' };
    await connect({}, [closed('g'), closed('f')], link);
    expect(trades().length).toBe(2);
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
