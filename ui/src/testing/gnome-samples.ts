import { Candle, Readings } from '../app/gnome/pair-history';
import { Why } from '../app/gnome/why';
import { MINUTE, NOON, decision } from './samples';

export function candle(openedAt: number): Candle {
  return {
    openedAt,
    open: '238',
    high: '239',
    low: '237.5',
    close: '238.02',
    baseVolume: '10',
    quoteVolume: '2380',
  };
}

export function readings(openedAt: number): Readings {
  return { openedAt, values: { macd: 0.3, rsi: 61 } };
}

/** A bull entry that the rule wants and whose words lack one. */
export function why(changes: Partial<Why> = {}): Why {
  return {
    decision: decision({
      seq: 8,
      candleAt: NOON - 5 * MINUTE,
      buy: false,
      words: ['EHMP', 'FHNP', 'BDNP'],
      votes: { trend: 'bull', macd: 'bull', psar: 'bull', stoch: 'bear', rsi: 'none' },
    }),
    steps: [
      {
        kind: 'row',
        label: 'BULL_EXIT',
        holds: false,
        facts: [{ name: 'overbought', holds: false, found: 1, limit: 3 }],
      },
      {
        kind: 'row',
        label: 'BULL_ENTRY',
        holds: true,
        facts: [
          { name: 'adxNotWeak', holds: false, found: 18.31, limit: 20 },
          { name: 'bullSupport', holds: true, found: 4 / 7, limit: 0.5 },
        ],
      },
      { kind: 'row', label: 'WEAK_BULL', holds: true, facts: [] },
      { kind: 'gate', label: 'BULL_ENTRY', holds: true, facts: [] },
    ],
    confirmation: 'unconfirmed',
    sequences: [
      {
        matches: false,
        fitting: 2,
        places: [
          { wanted: 'FHNP', found: 'EHMP', fits: false },
          { wanted: 'FHNP', found: 'FHNP', fits: true },
          { wanted: 'BDNP', found: 'BDNP', fits: true },
        ],
      },
    ],
    ...changes,
  };
}
