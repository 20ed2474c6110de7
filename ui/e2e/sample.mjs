// Answers that look like a busy day, the same on each run.
const NOW = Date.UTC(2026, 2, 17, 14, 3, 20);
const LABELS = [
  ['BULL_ENTRY', true, false],
  ['BEAR_EXIT', false, true],
  ['NO_TREND_NO_ACTION', false, false],
  ['WEAK_BULL', false, false],
  ['BULL_EXIT', false, true],
  ['BEAR_ENTRY', true, false],
  ['WEAK_BEAR', false, false],
  ['NO_TREND_ENTRY', true, false],
];
const COINS = {
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
const WORDS = ['FHNP', 'BDNP', 'EHMP', 'ADMP', 'FHJL', 'FGNO', 'BCNO', 'EHIL', 'FGJK'];
const INDICATORS = ['MACD', 'SAR', 'Stochastic', 'patterns', 'VWAP', 'AD', 'AO', 'ROC', 'FI'];
const VOTES = ['bull', 'none', 'bear'];

function wave(n, period, phase) {
  return Math.sin((2 * Math.PI * n) / period + phase) + 0.4 * Math.sin(n * 1.7 + phase);
}

export function decision(seq) {
  const names = Object.keys(COINS);
  const coin = seq % names.length;
  const base = names[coin];
  const round = Math.floor(seq / names.length);
  const rate = COINS[base] * (1 + 0.012 * wave(round, 23, coin));
  const [label, rawBuy, rawSell] = LABELS[(seq * 5 + round) % LABELS.length];
  const confirmed = (seq * 7) % 11 < 4;
  return {
    seq,
    symbol: `${base}USDT`,
    base,
    quote: 'USDT',
    granularity: '5min',
    candleAt: NOW - 300_000,
    analysedAt: NOW - (48_000 - seq) * 7_000,
    rate: plain(rate),
    label,
    rawBuy,
    rawSell,
    buy: rawBuy && confirmed,
    sell: rawSell && confirmed,
    words: Array.from({ length: 5 }, (_, i) => WORDS[(seq * 3 + i * i) % WORDS.length]),
    volatility: '0.83',
    takeProfit: '1.21',
    strategy: 'ExtendedMainStrategy',
    indicators: { RSI: 41.2 },
    votes: Object.fromEntries(
      INDICATORS.map((name, i) => [name, VOTES[(seq + i * (1 + (seq % 3))) % 3]]),
    ),
  };
}

function plain(value) {
  const digits = value > 1000 ? 2 : value > 10 ? 3 : value > 0.1 ? 5 : 10;
  return value.toFixed(digits).replace(/\.?0+$/, '');
}

export function pairs(newest) {
  const last = new Map();
  for (let seq = newest - 30; seq <= newest; seq++) {
    last.set(decision(seq).base, decision(seq));
  }
  return Object.keys(COINS).map((base) => ({
    symbol: `${base}USDT`,
    base,
    quote: 'USDT',
    active: base !== 'DOT',
    lastDecision: base === 'NEAR' ? null : last.get(base),
    updatedAt: last.get(base).analysedAt,
    status: 'ok',
    error: base === 'NEAR' ? 'The exchange has only 61 candles; 100 are needed.' : null,
  }));
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
    label: LABELS[(n * 3) % 8][0],
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

export function state(component, open) {
  return {
    component,
    title: component === 'flux' ? 'Flux' : 'Grid BTC',
    mode: 'demo',
    trading: component === 'flux',
    connected: component === 'flux',
    baseCoin: 'USDT',
    balance: '1042.371',
    ledgerDifference: component === 'grid' ? '-0.25' : '0',
    openPositions: Array.from({ length: open }, (_, n) => openPosition(n)),
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
  };
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
