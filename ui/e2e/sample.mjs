// Answers that look like a busy day, the same on each run.
const NOW = Date.UTC(2026, 2, 17, 14, 3, 20);
const LABELS = [
  'BULL_ENTRY',
  'BEAR_EXIT',
  'NO_TREND_NO_ACTION',
  'WEAK_BULL',
  'BULL_EXIT',
  'BEAR_ENTRY',
  'WEAK_BEAR',
  'NO_TREND_ENTRY',
];
export const COINS = {
  BTC: 97093.25,
  ETH: 3407.5,
  SOL: 238.02,
  BNB: 651.35,
  XRP: 1.4321,
  ADA: 0.9812,
  DOGE: 0.41337,
  AVAX: 43.002,
  LINK: 17.903,
  DOT: 8.6011,
  SHIB: 0.00002134,
  NEAR: 5.0072,
};
function wave(n, period, phase) {
  return Math.sin((2 * Math.PI * n) / period + phase) + 0.4 * Math.sin(n * 1.7 + phase);
}

function plain(value) {
  const digits = value > 1000 ? 2 : value > 10 ? 3 : value > 0.1 ? 5 : 10;
  return value.toFixed(digits).replace(/\.?0+$/, '');
}

const REASONS = ['TAKE_PROFIT', 'PROFIT_TIMEOUT', 'STOP_LOSS', 'TAKE_PROFIT', 'MANUAL'];
const CHANGES = ['0.71', '0.04', '-1.52', '1.18', '0', '-0.33', '0.86'];

export function closedTrade(n) {
  const base = Object.keys(COINS)[n % 12];
  const change = CHANGES[n % CHANGES.length];
  return {
    ...openPosition(n),
    id: `closed-${n}`,
    base,
    symbol: `${base}USDT`,
    status: 'closed',
    label: LABELS[(n * 3) % 8],
    openedAt: NOW - n * 1_900_000 - 3_300_000 - (n % 4) * 1_400_000,
    closedAt: NOW - n * 1_900_000,
    closeReason: REASONS[n % REASONS.length],
    proceeds: (1000 + 10 * Number(change)).toFixed(4),
    realisedPnl: (10 * Number(change)).toFixed(4),
    realisedPnlPercentage: change,
  };
}

export function openPosition(n) {
  const base = ['SOL', 'ETH', 'DOGE'][n % 3];
  return {
    id: `open-${n}`,
    symbol: `${base}USDT`,
    base,
    quote: 'USDT',
    mode: 'demo',
    status: n % 2 ? 'closing' : 'open',
    decisionSeq: 47_900 + n,
    label: n % 2 ? 'BEAR_ENTRY' : 'BULL_ENTRY',
    words: ['FHNP', 'FHNP', 'BDNP'],
    cost: '1000',
    amount: '4.2013',
    openedAt: NOW - 1_520_000 - n * 900_000,
    takeProfit: n % 2 ? '0.92' : '1.21',
    value: n % 2 ? '995.3' : '1004.18',
    pnlPercentage: n % 2 ? '-0.47' : '0.418',
    highestPnlPercentage: '0.6',
    lowestPnlPercentage: '-0.52',
    closeReason: null,
    proceeds: null,
    closedAt: null,
    realisedPnl: null,
    realisedPnlPercentage: null,
    available: null,
  };
}

export function valuation(n, step) {
  const change = 0.35 + 0.3 * wave(step, 37, n) - (n % 2);
  return {
    id: `open-${n}`,
    value: (1000 + 10 * change).toFixed(2),
    pnlPercentage: change.toFixed(3),
    at: NOW + step * 1000,
  };
}

/** Flux is well; Grid trades live and has every trouble that a trader can have. */
export function state(component, open) {
  const isWell = component !== 'grid';
  const positions = Array.from({ length: open }, (_, n) => openPosition(n));
  return {
    component,
    title: isWell ? 'Flux' : 'Grid BTC',
    mode: isWell ? 'demo' : 'live',
    trading: isWell,
    connected: isWell,
    baseCoin: 'USDT',
    balance: '1042.371',
    ledgerDifference: isWell ? '0' : '-0.25',
    balanceSettable: !isWell,
    liveAvailable: !isWell,
    exits: { stopLoss: '2', patienceMs: 3_600_000, trailingStart: null, trailingStop: null },
    openPositions: isWell
      ? positions
      : positions.map((each) => ({ ...each, mode: 'live', available: '1.2' })),
    statistics: {
      opened: 139,
      closed: 137,
      open,
      wins: 84,
      losses: 45,
      draws: 8,
      winRate: '61.31',
      realisedPnl: '42.371',
      realisedPnlPercentage: '4.2371',
      best: '1.8',
      worst: '-1.52',
      averageHoldingMs: 2_820_000,
    },
    refusals: { SPREAD_TOO_WIDE: 212, POSITION_OPEN: 1204, SIGNAL_TOO_OLD: 18, TRADING_OFF: 3 },
    protections: isWell ? [] : [lock('COOLDOWN', 'BTCUSDT'), lock('DAILY_LOSS', null)],
    drift: isWell ? [] : [drift('BTC', '0.0214', '0.0208', '0.0006')],
    unresolved: isWell ? [] : [tradersConversion(3, 'unknown')],
  };
}

function lock(protection, symbol) {
  return {
    id: protection,
    mode: 'live',
    protection,
    symbol,
    reason: '3 stop losses within 60 min',
    fromAt: NOW - 400_000,
    untilAt: NOW + 1_400_000,
    liftedAt: null,
  };
}

function drift(coin, book, account, missing) {
  return { coin, book, account, missing, sinceAt: NOW - 130_000, ignored: false };
}

const STAGES = ['confirmed', 'confirmed', 'refused', 'confirmed'];

export function tradersConversion(n, status = STAGES[n % STAGES.length]) {
  const isDone = status === 'confirmed';
  const opens = n % 2 === 0;
  return {
    id: `c${900 - n}`,
    mode: 'demo',
    purpose: opens ? 'open' : 'close',
    position: `p${450 - Math.floor(n / 2)}`,
    spend: opens ? '1000' : '0.0103',
    from: opens ? 'USDT' : 'BTC',
    to: opens ? 'BTC' : 'USDT',
    intendedAt: NOW - n * 950_000,
    status,
    paid: isDone ? (opens ? '1000' : '0.0103') : null,
    received: isDone ? (opens ? '0.0103' : '1002.31') : null,
    convertedAt: isDone ? NOW - n * 950_000 + 400 : null,
    code: status === 'refused' ? 'SPREAD_TOO_WIDE' : null,
    detail:
      { refused: '0.62% there and back, limit 0.5%', unknown: 'no answer within 5 s' }[status] ??
      null,
  };
}

export function startup(component) {
  const isWell = component !== 'grid';
  return {
    mode: isWell ? 'demo' : 'live',
    positions: 2,
    livePositions: isWell ? 0 : 2,
    unresolved: isWell ? [] : [{ id: 'c897', status: 'unknown', told: 'not in the records yet' }],
    obstacles: isWell ? null : ['The key may withdraw; make one that may not'],
    account: isWell
      ? null
      : {
          same: false,
          told: 'The keys open account 4711 at api.bitget.com, but the live money of this book is in account 4242.',
        },
    wallet: isWell
      ? null
      : [
          { coin: 'BTC', book: '0.0214', account: '0.0208', missing: '0.0006' },
          { coin: 'USDT', book: '42.37', account: '1200', missing: '0' },
        ],
    next: [
      'Open positions are watched and closed by the exit rules',
      'Nothing is opened while trading is off',
    ],
  };
}

const figure = (value) => ({ value, reason: null });
const none = (reason) => ({ value: null, reason });

function group(name, n) {
  return {
    name,
    tally: { trades: 40 - n, wins: 24 - n, draws: 2, losses: 14, winRate: figure(0.6 - n / 40) },
    mean: figure(0.004 - n / 900),
    total: (18.4 - n * 4.7).toFixed(2),
    ofStart: figure(0.01),
    meanHoldingMs: 2_000_000 + n * 600_000,
  };
}

export function statistics() {
  return {
    fromAt: NOW - 40 * 86_400_000,
    toAt: NOW,
    coin: 'USDT',
    start: '1000',
    tally: { trades: 137, wins: 84, draws: 8, losses: 45, winRate: figure(0.6131) },
    profit: {
      total: '42.371',
      ofStart: figure(0.0424),
      mean: figure(0.0031),
      median: figure(0.0071),
      factor: figure(1.62),
      expectancyRatio: figure(0.33),
      volume: '274042.37',
    },
    drawdown: {
      deepest: '31.2',
      ofAccount: figure(0.03),
      underwater: figure(0.0304),
      now: figure(0.0041),
      longestMs: 9 * 86_400_000,
    },
    risk: {
      yearlyGrowth: figure(0.46),
      sharpe: figure(2.14),
      sortino: figure(3.02),
      calmar: figure(15.1),
      systemQuality: figure(2.4),
      expectedShortfall: none('needs 60 days, and there are 40'),
      freqtradeSharpe: figure(1.9),
    },
    holding: { meanMs: 2_820_000, medianMs: 2_100_000, longestMs: 14_000_000 },
    exposure: { market: figure(0.71), capital: figure(0.34) },
    streaks: { wins: 9, losses: 4 },
    buyAndHold: { change: figure(-0.021) },
    byPair: Object.keys(COINS)
      .slice(0, 6)
      .map((base, n) => group(`${base}USDT`, n)),
    byLabel: LABELS.slice(0, 3).map(group),
    byReason: ['TAKE_PROFIT', 'PROFIT_TIMEOUT', 'STOP_LOSS'].map(group),
  };
}

export function equity() {
  let peak = 0;
  return Array.from({ length: 138 }, (_, n) => {
    const balance = 1000 + n * 0.31 + 9 * wave(n, 41, 0) - 9 * wave(0, 41, 0);
    peak = Math.max(peak, balance);
    return {
      at: NOW - (138 - n) * 25_000_000,
      balance: balance.toFixed(4),
      underwater: (peak - balance) / peak,
    };
  });
}

export function refusals() {
  return Object.entries(state('flux', 0).refusals).map(([code, count], n) => ({
    code,
    about: 'What it means.',
    count,
    lastAt: NOW - n * 90_000,
    symbol: n === 0 ? 'DOGEUSDT' : null,
    what: 'open',
    detail: n === 0 ? '0.62% there and back, limit 0.5%' : 'once more',
  }));
}

export function market(step) {
  return {
    at: NOW + step * 300_000,
    speed: 300,
    pairs: Object.entries(COINS).map(([base, price], coin) => {
      const now = price * (1 + 0.01 * wave(step, 31, coin));
      return {
        symbol: `${base}USDT`,
        base,
        quote: 'USDT',
        price: plain(now),
        bid: base === 'DOT' ? null : plain(now * 0.9998),
        ask: base === 'DOT' ? null : plain(now * 1.0002),
        status: base === 'DOT' ? 'halt' : 'online',
        spreadPercentage: '0.04',
      };
    }),
  };
}

export function faults(step) {
  return [
    {
      id: 1,
      order: { call: 'trade', fault: { does: 'reset', executed: true } },
      seen: step,
      struck: step,
    },
    {
      id: 2,
      order: { call: 'quote', fault: { does: 'empty', executed: false } },
      seen: 9,
      struck: 3,
    },
  ];
}

export function conversion(n) {
  const buys = n % 2 === 0;
  return {
    id: String(1360000100000000100n - BigInt(n)),
    at: NOW - n * 1_234_000,
    fromCoin: buys ? 'USDT' : 'ETH',
    fromCoinSize: buys ? '250' : '0.10308641',
    toCoin: buys ? 'ETH' : 'USDT',
    toCoinSize: buys ? '0.10308641' : '251.30841207',
  };
}
