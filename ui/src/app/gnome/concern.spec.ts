import { MINUTE, NOON, brief, pair } from '../../testing/samples';
import { candleLength } from './candle-length';
import { concernOf } from './concern';

describe('What is wrong with a pair', () => {
  const decided = pair('SOLUSDT', { lastDecision: brief({ candleAt: NOON }), status: 'ok' });

  it('is nothing before two candles have been missed', () => {
    expect(concernOf(decided, NOON + 15 * MINUTE)).toBeNull();
    expect(concernOf(decided, NOON + 15 * MINUTE + 1)).toBe('stale');
  });

  it('is what the server says first of all', () => {
    expect(concernOf({ ...decided, status: 'unreachable' }, NOON)).toBe('unreachable');
    expect(concernOf({ ...decided, status: 'late' }, NOON + 60 * MINUTE)).toBe('late');
  });

  it('is nothing for a pair that is paused, or new', () => {
    expect(concernOf({ ...decided, active: false }, NOON + 60 * MINUTE)).toBeNull();
    expect(concernOf(pair('NEWUSDT', { status: 'starting' }), NOON)).toBeNull();
  });

  it.each([
    ['1min', MINUTE],
    ['5min', 5 * MINUTE],
    ['1h', 60 * MINUTE],
    ['1day', 1440 * MINUTE],
    ['1week', 10_080 * MINUTE],
  ])('knows how long a candle of %s lasts', (granularity, length) => {
    expect(candleLength(granularity)).toBe(length);
  });
});
