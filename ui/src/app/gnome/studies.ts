export type Ink = 'main' | 'second' | 'faint';

/** A line of a study, named as in the readings. */
export interface Curve {
  readonly name: string;
  readonly ink: Ink;
  readonly as?: 'line' | 'bars' | 'dots';
}

/** What can be drawn beside the candles: over the price, or in a pane of its own. */
export interface Study {
  readonly key: string;
  readonly over?: boolean;
  readonly curves: readonly Curve[];
  /** Where the rule draws its limits. */
  readonly levels?: readonly number[];
}

const main = (name: string): Curve => ({ name, ink: 'main' });
const second = (name: string): Curve => ({ name, ink: 'second' });
const bars = (name: string): Curve => ({ name, ink: 'main', as: 'bars' });

export const STUDIES: readonly Study[] = [
  {
    key: 'bollinger',
    over: true,
    curves: [main('bbUpper'), { name: 'bbMiddle', ink: 'faint' }, main('bbLower')],
  },
  { key: 'psar', over: true, curves: [{ name: 'psar', ink: 'second', as: 'dots' }] },
  { key: 'vwap', over: true, curves: [second('vwap')] },
  { key: 'volume', curves: [bars('volume')] },
  { key: 'macd', curves: [main('macd'), second('macdSignal')], levels: [0] },
  { key: 'rsi', curves: [main('rsi')], levels: [30, 70] },
  { key: 'stoch', curves: [main('stochK'), second('stochD')], levels: [20, 80] },
  { key: 'mfi', curves: [main('mfi')], levels: [20, 80] },
  { key: 'cci', curves: [main('cci')], levels: [-100, 100] },
  { key: 'adx', curves: [main('adx')], levels: [20, 25] },
  { key: 'ao', curves: [bars('ao')] },
  { key: 'roc', curves: [main('roc')], levels: [0] },
  { key: 'trix', curves: [main('trix')], levels: [0] },
  { key: 'forceIndex', curves: [main('forceIndex')], levels: [0] },
];

const KEY = 'flare-gnome-studies';
const AT_FIRST = ['bollinger', 'volume', 'macd', 'rsi'];

/** Those that were chosen last. */
export function rememberedStudies(): ReadonlySet<string> {
  const remembered = localStorage.getItem(KEY);
  const known = new Set(STUDIES.map((study) => study.key));
  return new Set((remembered?.split(' ') ?? AT_FIRST).filter((key) => known.has(key)));
}

export function rememberStudies(chosen: ReadonlySet<string>): void {
  localStorage.setItem(KEY, [...chosen].join(' '));
}
