import { Decision } from '../core/model';

/** One thing that a rule asked, and what it found. */
export interface Fact {
  readonly name: string;
  readonly holds: boolean;
  /** Null where it is not known. */
  readonly found: number | null;
  readonly limit: number;
}

/** One question of a rule: a row names the moment if it is the first that holds, a gate may take the action back. */
export interface Step {
  readonly kind: 'row' | 'gate';
  readonly label: string;
  readonly holds: boolean;
  readonly facts: readonly Fact[];
}

/** A word that the dictionary wants, beside the one that stood there. */
export interface Place {
  /** A word, `!` and a word that must not be there, or `*` for any. */
  readonly wanted: string;
  readonly found: string | null;
  readonly fits: boolean;
}

export interface Sequence {
  readonly matches: boolean;
  readonly fitting: number;
  /** Oldest first. */
  readonly places: readonly Place[];
}

export type Confirmation =
  'no_action' | 'unfiltered' | 'first_exit' | 'confirmed' | 'unconfirmed' | 'other_dictionary';

/** Why a decision is what it is. */
export interface Why {
  readonly decision: Decision;
  /** In the order in which the rule asked; none where that is not known. */
  readonly steps: readonly Step[];
  readonly confirmation: Confirmation;
  readonly sequences: readonly Sequence[];
}

/** What the rule itself wanted, before its words were looked at. */
export function wantedBy({ rawBuy, rawSell }: Decision): 'buy' | 'sell' | 'none' {
  return rawBuy ? 'buy' : rawSell ? 'sell' : 'none';
}
