import { Trails } from './trails';

describe('Trails', () => {
  it('keep the last values, each once and in its place', () => {
    const trails = new Trails(3);
    const add = (...places: number[]) =>
      places.forEach((place) => trails.add('SOL', place, `${place}.5`));
    add(5, 6);
    add(4, 5);
    expect(trails.of('SOL')()).toEqual([4.5, 5.5, 6.5]);
    add(7, 2);
    expect(trails.of('SOL')()).toEqual([5.5, 6.5, 7.5]);
    expect(trails.of('BTC')()).toEqual([]);
  });
});
