import {
  Board,
  Brief,
  Conversion,
  Decision,
  Position,
  Startup,
  TrackedPair,
  TraderSnapshot,
} from '../app/core/model';

export const NOON = Date.UTC(2026, 2, 17, 12);
export const MINUTE = 60_000;

export function decision(changes: Partial<Decision> = {}): Decision {
  return {
    seq: 1,
    symbol: 'SOLUSDT',
    base: 'SOL',
    quote: 'USDT',
    granularity: '5min',
    candleAt: NOON - 5 * MINUTE,
    analysedAt: NOON,
    rate: '238.02',
    label: 'BULL_ENTRY',
    rawBuy: true,
    rawSell: false,
    buy: true,
    sell: false,
    words: ['FHNP', 'FHNP', 'BDNP'],
    volatility: '0.8',
    takeProfit: '1.2',
    strategy: 'ExtendedMainStrategy',
    indicators: { close: 238.02, macd: 0.31, macdSignal: 0.2, psar: 236.4, rsi: 61.2 },
    votes: { MACD: 'bull', SAR: 'bull', ROC: 'bear', AO: 'none' },
    ...changes,
  };
}

export function brief(changes: Partial<Brief> = {}): Brief {
  return { ...decision(), votes: { bull: 2, none: 1, bear: 1 }, ...changes };
}

/** All that Gnome knows of these pairs. */
export function board(pairs: readonly TrackedPair[], changes: Partial<Board> = {}): Board {
  return {
    seq: Math.max(0, ...pairs.map(({ lastDecision }) => lastDecision?.seq ?? 0)),
    pairs: pairs.map((each) => ({ ...each, rates: [] })),
    confirmed: [],
    ...changes,
  };
}

export function pair(symbol: string, changes: Partial<TrackedPair> = {}): TrackedPair {
  return {
    symbol,
    base: symbol.replace('USDT', ''),
    quote: 'USDT',
    active: true,
    lastDecision: null,
    updatedAt: null,
    status: null,
    error: null,
    ...changes,
  };
}

export function position(id: string, changes: Partial<Position> = {}): Position {
  return {
    id,
    symbol: 'SOLUSDT',
    base: 'SOL',
    quote: 'USDT',
    mode: 'demo',
    status: 'open',
    label: 'BULL_ENTRY',
    words: ['FHNP', 'FHNP', 'BDNP'],
    cost: '1000',
    amount: '4.2',
    openedAt: NOON,
    takeProfit: '1.2',
    value: '1001',
    pnlPercentage: '0.1',
    highestPnlPercentage: '0.1',
    lowestPnlPercentage: '0',
    closeReason: null,
    proceeds: null,
    closedAt: null,
    realisedPnl: null,
    realisedPnlPercentage: null,
    available: null,
    ...changes,
  };
}

export function closed(id: string, changes: Partial<Position> = {}): Position {
  return position(id, {
    status: 'closed',
    closeReason: 'TAKE_PROFIT',
    proceeds: '1007.1',
    closedAt: NOON + 90 * MINUTE,
    realisedPnl: '7.1',
    realisedPnlPercentage: '0.71',
    ...changes,
  });
}

export function snapshot(changes: Partial<TraderSnapshot> = {}): TraderSnapshot {
  return {
    component: 'flux',
    title: 'Flux',
    mode: 'demo',
    trading: true,
    connected: true,
    baseCoin: 'USDT',
    balance: '1042.371',
    ledgerDifference: '0',
    balanceSettable: true,
    liveAvailable: true,
    exits: { stopLoss: '2', patienceMs: 60 * MINUTE, trailingStart: null, trailingStop: null },
    seqs: { state: 10, positions: 20, valuations: 30 },
    openPositions: [],
    statistics: {
      opened: 3,
      closed: 2,
      open: 1,
      wins: 1,
      losses: 1,
      draws: 0,
      winRate: '50',
      realisedPnl: '42.371',
      realisedPnlPercentage: '4.2371',
      best: '1.8',
      worst: '-1.52',
      averageHoldingMs: 47 * MINUTE,
    },
    refusals: { SPREAD_TOO_WIDE: 2, POSITION_OPEN: 7 },
    protections: [],
    drift: [],
    unresolved: [],
    ...changes,
  };
}

export function lost(id: string): Conversion {
  return {
    id,
    mode: 'live',
    purpose: 'open',
    position: 'p7',
    spend: '100',
    from: 'USDT',
    to: 'BTC',
    intendedAt: NOON,
    status: 'unknown',
    paid: null,
    received: null,
    convertedAt: null,
    code: null,
    detail: 'no answer within 5 s',
  };
}

export function startup(changes: Partial<Startup> = {}): Startup {
  return {
    mode: 'demo',
    positions: 0,
    livePositions: 0,
    unresolved: [],
    obstacles: [],
    account: null,
    wallet: [],
    next: ['Positions are opened in demo mode when signals come'],
    ...changes,
  };
}
