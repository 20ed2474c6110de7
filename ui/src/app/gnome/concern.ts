import { Language } from '../core/language';
import { TrackedPair } from '../core/model';
import { candleLength } from './candle-length';

const FINE = new Set(['ok', 'starting', 'inactive']);
const CANDLES_MISSED = 2;

/** What the server says is wrong with a pair, in the language of the page where it has words. */
export function troubleOf({ status, error }: TrackedPair, language: Language): string | null {
  return error && language.phrase(`trouble.${status}`, error, { detail: error });
}

/**
 * What is wrong with a pair: the status that the server gives it, or `stale` when it should have
 * been decided again by now.
 *
 * @param now the exchange's time
 */
export function concernOf(pair: TrackedPair, now: number): string | null {
  if (!pair.active) {
    return null;
  }
  if (pair.status && !FINE.has(pair.status)) {
    return pair.status;
  }
  const decision = pair.lastDecision;
  const overdue =
    decision !== null &&
    now - decision.candleAt > (1 + CANDLES_MISSED) * candleLength(decision.granularity);
  return overdue ? 'stale' : null;
}
