import { TrackedPair } from '../core/model';
import { candleLength } from './candle-length';

const FINE = new Set(['ok', 'starting', 'inactive']);
const CANDLES_MISSED = 2;

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
