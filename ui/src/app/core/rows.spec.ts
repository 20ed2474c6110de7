import { Rows } from './rows';

interface Coin {
  readonly name: string;
  readonly worth: number;
}

describe('Rows', () => {
  const rows = () =>
    new Rows<Coin>(
      (coin) => coin.name,
      (one, other) => one.name.localeCompare(other.name),
    );
  const names = (of: Rows<Coin>) => of.list().map((row) => row.id);

  it('keep their order whatever comes first', () => {
    const coins = rows();
    coins.put({ name: 'SOL', worth: 1 });
    coins.put({ name: 'BTC', worth: 2 });
    expect(names(coins)).toEqual(['BTC', 'SOL']);
  });

  it('leave the list and every other row alone when one changes', () => {
    const coins = rows();
    coins.put({ name: 'BTC', worth: 1 });
    coins.put({ name: 'SOL', worth: 1 });
    const before = coins.list();
    coins.update('SOL', (coin) => ({ ...coin, worth: 2 }));
    expect(coins.list()).toBe(before);
    expect(before.map((row) => row.value().worth)).toEqual([1, 2]);
  });

  it('do not invent a row for a change of something unknown', () => {
    const coins = rows();
    coins.update('SOL', (coin) => ({ ...coin, worth: 2 }));
    expect(coins.size()).toBe(0);
  });

  it('become those of a snapshot', () => {
    const coins = rows();
    coins.put({ name: 'BTC', worth: 1 });
    coins.put({ name: 'SOL', worth: 1 });
    coins.settle(
      [
        { name: 'SOL', worth: 5 },
        { name: 'ADA', worth: 3 },
      ],
      coins.mark(),
    );
    expect(names(coins)).toEqual(['ADA', 'SOL']);
    expect(coins.get('SOL')).toEqual({ name: 'SOL', worth: 5 });
  });

  it('keep what changed while the snapshot was on its way', () => {
    const coins = rows();
    coins.put({ name: 'BTC', worth: 1 });
    coins.put({ name: 'SOL', worth: 1 });
    const mark = coins.mark();
    coins.put({ name: 'ADA', worth: 9 });
    coins.update('BTC', (coin) => ({ ...coin, worth: 7 }));
    coins.remove('SOL');
    coins.settle(
      [
        { name: 'BTC', worth: 1 },
        { name: 'SOL', worth: 1 },
      ],
      mark,
    );
    expect(names(coins)).toEqual(['ADA', 'BTC']);
    expect(coins.get('BTC')?.worth).toBe(7);
  });
});
