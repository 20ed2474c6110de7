import { decision } from '../../testing/samples';
import { marksOf } from './marks';

describe('The marks on a chart', () => {
  const raw = { buy: false, sell: false, rawBuy: false, rawSell: false };
  const shown = (changes: object, chosen: number | null = null) =>
    marksOf(
      [decision({ seq: 7, candleAt: 60_000, ...raw, ...changes })],
      chosen,
      (token) => token,
    ).map(({ time, shape, position, color }) => [time, shape, position, color].join(' '));

  it.each([
    [{ rawBuy: true, buy: true }, '60 arrowUp belowBar gain'],
    [{ rawSell: true, sell: true }, '60 arrowDown aboveBar loss'],
    [{ rawBuy: true }, '60 circle belowBar gain'],
    [{ rawSell: true }, '60 circle aboveBar loss'],
  ])('tell confirmed from raw, and buys from sells: %j', (changes, mark) => {
    expect(shown(changes)).toEqual([mark]);
  });

  it('stand only where something is to be done, or is explained', () => {
    expect(shown({})).toEqual([]);
    expect(shown({}, 7)).toEqual(['60 square aboveBar accent']);
    expect(shown({ rawBuy: true }, 7)).toHaveLength(2);
  });
});
