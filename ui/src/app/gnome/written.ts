import { Formats } from '../core/formats';
import { Decision } from '../core/model';

const PRICES = new Set(['close', 'psar', 'vwap', 'bbLower', 'bbMiddle', 'bbUpper']);

/** What a decision's indicators read, as the language writes it; a price as finely as the rate. */
export function written(decision: Decision, formats: Formats): Record<string, string> {
  const decimals = decision.rate.split('.')[1]?.length ?? 0;
  return Object.fromEntries(
    Object.entries(decision.indicators).map(([name, value]) => [
      name,
      PRICES.has(name) ? formats.rate(value.toFixed(decimals)) : formats.figure(value),
    ]),
  );
}
