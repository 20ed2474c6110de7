import { linesThrough } from './usage-line';

const MINUTE = 60_000;

describe('linesThrough', () => {
  const at = (minute: number, value: number) => ({ at: minute * MINUTE, value });

  it('reaches from nothing to the highest value, the newest at the right edge', () => {
    const [line] = linesThrough([at(29, 0), at(29.5, 5), at(30, 10)], 0);
    expect(line?.path).toBe('M66.7,26.0 L83.3,14.0 L100.0,2.0');
  });

  it('does not make a little look like much', () => {
    const [line] = linesThrough([at(29, 1), at(30, 1)], 25);
    expect(line?.path).toBe('M66.7,25.0 L100.0,25.0');
  });

  it('is as wide as what was measured, once that is three minutes', () => {
    const [line] = linesThrough(
      Array.from({ length: 11 }, (_, minute) => at(minute, 1)),
      0,
    );
    expect(line?.path).toMatch(/^M0\.0,2\.0 L10\.0,2\.0/);
  });

  it('leaves a gap where nothing was measured', () => {
    expect(linesThrough([at(1, 1), at(1.5, 1), at(20, 1), at(20.5, 1)], 0)).toHaveLength(2);
  });

  it('draws nothing through a single point', () => {
    expect(linesThrough([at(1, 1)], 0)).toEqual([]);
  });
});
