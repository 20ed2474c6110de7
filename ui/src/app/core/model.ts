/*
 * What the server sends. Money, rates and percentages are strings in plain decimal notation and stay
 * strings; names that end in At are epoch milliseconds of the exchange's clock.
 */

export interface Info {
  readonly component: string;
  readonly title: string;
  readonly version?: string;
  readonly mode?: string;
  /** What the exchange's clock shows now, where the component tells it. */
  readonly at?: number;
}

export type Vote = 'bull' | 'bear' | 'none';

export type VoteCounts = Readonly<Record<Vote, number>>;

/** A decision without what it follows from. */
export interface Brief {
  readonly seq: number;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly granularity: string;
  readonly candleAt: number;
  readonly analysedAt: number;
  readonly rate: string;
  readonly label: string;
  readonly rawBuy: boolean;
  readonly rawSell: boolean;
  readonly buy: boolean;
  readonly sell: boolean;
  readonly words: readonly string[];
  readonly votes: VoteCounts;
}

export interface Decision extends Omit<Brief, 'votes'> {
  readonly volatility: string | null;
  readonly takeProfit: string | null;
  readonly strategy: string;
  readonly indicators: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<string, Vote>>;
}

export interface TrackedPair {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly active: boolean;
  readonly lastDecision: Brief | null;
  readonly updatedAt: number | null;
  readonly status: string | null;
  readonly error: string | null;
}

/** A pair as it is told when it becomes another. */
export interface ToldPair extends Omit<TrackedPair, 'lastDecision'> {
  readonly lastDecision: Decision | null;
}

export interface PairChange {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly pair: ToldPair;
}

/** All pairs at once, with the rates and the confirmed decisions behind the number asked for. */
export interface Board {
  /** Up to this number every decision is in it. */
  readonly seq: number;
  readonly pairs: readonly BoardPair[];
  /** Newest first. */
  readonly confirmed: readonly Brief[];
}

export interface BoardPair extends TrackedPair {
  /** Oldest first. */
  readonly rates: readonly { readonly seq: number; readonly rate: string }[];
}

export interface Position {
  readonly id: string;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly mode: string;
  readonly status: 'open' | 'closing' | 'closed';
  readonly label: string | null;
  readonly words: readonly string[] | null;
  readonly cost: string;
  readonly amount: string | null;
  readonly openedAt: number;
  readonly takeProfit: string | null;
  readonly value: string | null;
  readonly pnlPercentage: string | null;
  readonly highestPnlPercentage: string | null;
  readonly lowestPnlPercentage: string | null;
  readonly closeReason: string | null;
  readonly proceeds: string | null;
  readonly closedAt: number | null;
  readonly realisedPnl: string | null;
  readonly realisedPnlPercentage: string | null;
  /** What the account had of it when it was to be sold, where that was too little. */
  readonly available: string | null;
}

/** What closing a position would bring now. */
export interface Offer {
  readonly value: string;
  readonly pnl: string;
  readonly pnlPercentage: string;
  readonly at: number;
}

export interface Statistics {
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly wins: number;
  readonly losses: number;
  readonly draws: number;
  readonly winRate: string | null;
  readonly realisedPnl: string;
  readonly realisedPnlPercentage: string | null;
  /** Percentages of the best and the worst trade. */
  readonly best: string | null;
  readonly worst: string | null;
  readonly averageHoldingMs: number | null;
}

export interface TraderState {
  readonly component: string;
  readonly title: string;
  readonly mode: string;
  readonly trading: boolean;
  /** Whether the trader hears Gnome. */
  readonly connected: boolean;
  readonly baseCoin: string;
  readonly balance: string | null;
  /** By how much the ledger is off: nothing, or there is a fault. */
  readonly ledgerDifference: string;
  readonly balanceSettable: boolean;
  /** Whether there are keys to trade live with. */
  readonly liveAvailable: boolean;
  readonly exits: Exits;
  readonly statistics: Statistics;
  readonly refusals: Readonly<Record<string, number>>;
  /** What keeps positions from being opened for a while. */
  readonly protections: readonly Lock[];
  /** Coins of which the account has less than the book says. */
  readonly drift: readonly Drift[];
  /** Conversions of which nobody knows whether they were done. */
  readonly unresolved: readonly Conversion[];
}

/** When positions are closed; each has its own take profit. Percentages. */
export interface Exits {
  readonly stopLoss: string;
  readonly patienceMs: number;
  readonly trailingStart: string | null;
  readonly trailingStop: string | null;
}

export interface Lock {
  readonly id: string;
  readonly protection: string;
  /** The pair that is locked; without one all are. */
  readonly symbol: string | null;
  readonly reason: string;
  readonly untilAt: number;
}

export interface Drift {
  readonly coin: string;
  readonly book: string;
  readonly account: string;
  readonly missing: string;
  readonly sinceAt: number;
}

export interface Conversion {
  readonly id: string;
  readonly mode: string;
  readonly purpose: 'open' | 'close';
  readonly position: string;
  readonly spend: string;
  readonly from: string;
  readonly to: string;
  readonly intendedAt: number;
  readonly status: string;
  readonly paid: string | null;
  readonly received: string | null;
  readonly convertedAt: number | null;
  readonly code: string | null;
  readonly detail: string | null;
}

/** A reason why there was no trade, as it was given last. */
export interface RefusalNews {
  readonly code: string;
  readonly about: string;
  readonly count: number;
  readonly lastAt: number;
  readonly symbol: string | null;
  readonly detail: string;
}

/** What was found at the start, what became of it, and what happens next. */
export interface Startup {
  readonly mode: string;
  readonly positions: number;
  readonly livePositions: number;
  readonly unresolved: readonly { id: string; status: string; told: string | null }[];
  /** Why nothing may be opened live; null without keys. */
  readonly obstacles: readonly string[] | null;
  readonly account: Account | null;
  readonly wallet: readonly Holding[] | null;
  readonly next: readonly string[];
}

export interface Holding {
  readonly coin: string;
  readonly book: string;
  readonly account: string;
  readonly missing: string;
}

/** Whether the live money is where the keys lead; null where the exchange does not tell. */
export interface Account {
  readonly same: boolean | null;
  readonly told: string | null;
}

/** A ratio, or why there is none. Never money. */
export interface Figure {
  readonly value: number | null;
  readonly reason: string | null;
}

export interface Tally {
  readonly trades: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly winRate: Figure;
}

/** The closed trades that have a pair, a label or a reason in common. */
export interface Group {
  readonly name: string;
  readonly tally: Tally;
  readonly mean: Figure;
  readonly total: string;
  readonly ofStart: Figure;
  readonly meanHoldingMs: number | null;
}

export interface Report {
  readonly fromAt: number;
  readonly toAt: number;
  readonly coin: string;
  readonly start: string;
  readonly tally: Tally;
  readonly profit: Readonly<Record<ProfitFigure, Figure>> & {
    readonly total: string;
    readonly volume: string;
  };
  readonly drawdown: {
    readonly deepest: string;
    readonly ofAccount: Figure;
    readonly underwater: Figure;
    readonly now: Figure;
    readonly longestMs: number;
  };
  readonly risk: Readonly<Record<RiskFigure, Figure>>;
  readonly holding: {
    readonly meanMs: number | null;
    readonly medianMs: number | null;
    readonly longestMs: number | null;
  };
  readonly exposure: { readonly market: Figure; readonly capital: Figure };
  readonly streaks: { readonly wins: number; readonly losses: number };
  readonly buyAndHold: { readonly change: Figure };
  readonly byPair: readonly Group[];
  readonly byLabel: readonly Group[];
  readonly byReason: readonly Group[];
}

export type ProfitFigure = 'ofStart' | 'mean' | 'median' | 'factor' | 'expectancyRatio';
export type RiskFigure = 'yearlyGrowth' | 'sharpe' | 'sortino' | 'calmar' | 'systemQuality';

/** A point of the balance over time, to be drawn. */
export interface EquityPoint {
  readonly at: number;
  readonly balance: string;
  /** What is missing from the highest balance so far, as a share of it. */
  readonly underwater: number;
}

export interface TraderSnapshot extends TraderState {
  /** Up to which message of each topic everything is in here. */
  readonly seqs: {
    readonly state: number;
    readonly positions: number;
    readonly valuations: number;
  };
  readonly openPositions: readonly Position[];
}

export interface Valuation {
  readonly id: string;
  readonly value: string;
  readonly pnlPercentage: string;
  readonly at: number;
}
