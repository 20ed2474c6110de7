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

export interface Decision {
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
  readonly volatility: string | null;
  readonly takeProfit: string | null;
  readonly votes: Readonly<Record<string, Vote>>;
}

export interface TrackedPair {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly active: boolean;
  readonly lastDecision: Decision | null;
  readonly updatedAt: number | null;
  readonly status: string | null;
  readonly error: string | null;
}

export interface PairChange {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly pair: TrackedPair;
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
  readonly statistics: Statistics;
  readonly refusals: Readonly<Record<string, number>>;
  /** What keeps positions from being opened for a while. */
  readonly protections: readonly Lock[];
  /** Coins of which the account has less than the book says. */
  readonly drift: readonly Drift[];
}

export interface Lock {
  readonly id: string;
  readonly protection: string;
  /** The pair that is locked; without one all are. */
  readonly symbol: string | null;
  readonly untilAt: number;
}

export interface Drift {
  readonly coin: string;
  readonly missing: string;
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
