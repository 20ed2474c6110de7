import type { FaultOrder } from './faults';

/** Faults that a person can switch on without writing one, by the name of their text. */
export const PRESETS: Readonly<Record<string, FaultOrder>> = {
  tooMany: { call: 'any', every: 3, fault: { does: 'refuse', code: '429' } },
  maintenance: { call: 'any', fault: { does: 'refuse', code: '40015' } },
  gateway: { call: 'private', fault: { does: 'html', status: 502, executed: false } },
  tradeLost: { call: 'trade', fault: { does: 'reset', executed: false } },
  answerLost: { call: 'trade', fault: { does: 'reset', executed: true } },
  lateRecords: { call: 'trade', fault: { does: 'delay-record', seconds: 10 } },
  expired: { call: 'trade', fault: { does: 'refuse', code: '12021' } },
  slow: { call: 'any', fault: { does: 'slow', millis: 3000 } },
  clock: { call: 'any', fault: { does: 'skew', seconds: 40 } },
  unified: { call: 'private', fault: { does: 'refuse', code: '40085' } },
  gaps: { call: 'candles', fault: { does: 'rewrite', how: 'gaps' } },
  socket: { call: 'socket', every: 20, fault: { does: 'reset', executed: false } },
};
