import { TrackedPair } from '../core/model';

/** By what pairs can be put in order. */
export const COLUMNS = ['pair', 'rate', 'label', 'decision', 'age'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  readonly column: Column;
  readonly down: boolean;
}

export const BY_NAME: Order = { column: 'pair', down: false };

type Comparison = (one: TrackedPair, other: TrackedPair) => number;

const byName: Comparison = (one, other) => one.symbol.localeCompare(other.symbol);

const COMPARISONS: Record<Column, Comparison> = {
  pair: byName,
  rate: (one, other) => rateOf(one) - rateOf(other),
  label: (one, other) => labelOf(one).localeCompare(labelOf(other)),
  decision: (one, other) => weightOf(other) - weightOf(one),
  age: (one, other) => decidedAt(other) - decidedAt(one),
};

/** Compares in this order, and by name where that leaves two alike. */
export function comparing({ column, down }: Order): Comparison {
  const compare = COMPARISONS[column];
  return (one, other) => (down ? compare(other, one) : compare(one, other)) || byName(one, other);
}

/** The order after a click on a column: the other way round if it is in use. */
export function clicked(order: Order, column: Column): Order {
  return { column, down: order.column === column && !order.down };
}

function rateOf({ lastDecision }: TrackedPair): number {
  return lastDecision ? Number(lastDecision.rate) : -1; // for the order only
}

function labelOf({ lastDecision }: TrackedPair): string {
  return lastDecision?.label ?? '~';
}

function decidedAt({ lastDecision }: TrackedPair): number {
  return lastDecision?.analysedAt ?? 0;
}

/** Confirmed before raw, buys before sells, and what says nothing last. */
function weightOf({ lastDecision }: TrackedPair): number {
  if (!lastDecision) {
    return -1;
  }
  const { buy, sell, rawBuy, rawSell } = lastDecision;
  return buy ? 4 : sell ? 3 : rawBuy ? 2 : rawSell ? 1 : 0;
}
