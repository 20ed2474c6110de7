import { decimalOf } from './amount-field';

describe('An amount that is typed', () => {
  it.each([
    ['98.5', '98.5'],
    [' 1234.50 ', '1234.50'],
    ['0', '0'],
    ['1,000', null],
    ['1.000,5', null],
    ['-1', null],
    ['1e3', null],
    ['', null],
    ['12 USDT', null],
  ])('%s is taken as %s', (typed, taken) => {
    expect(decimalOf(typed)).toBe(taken);
  });
});
