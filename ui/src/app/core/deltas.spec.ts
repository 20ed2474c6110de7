import { Deltas, changed } from './deltas';

describe('The messages of a topic', () => {
  let applied: string[];
  let missed: number;
  let deltas: Deltas<string>;

  beforeEach(() => {
    applied = [];
    missed = 0;
    deltas = new Deltas<string>(
      (changes) => applied.push(changes),
      () => missed++,
    );
  });

  const take = (seq: number, changes: string | null = `change ${seq}`) =>
    deltas.take({ seq, changes });

  it('are applied once each, in their order', () => {
    deltas.begin();
    deltas.settle(4);
    [4, 5, 5, 6].forEach((seq) => take(seq));
    expect(applied).toEqual(['change 5', 'change 6']);
    expect(missed).toBe(0);
  });

  it('wait for the first snapshot and leave out what is in it', () => {
    deltas.begin();
    [3, 4, 5].forEach((seq) => take(seq));
    expect(applied).toEqual([]);
    deltas.settle(4);
    expect(applied).toEqual(['change 5']);
  });

  it('are not applied behind one that is missing before there is another snapshot', () => {
    deltas.settle(1);
    take(3);
    expect(missed).toBe(1);
    take(4);
    expect(applied).toEqual([]);
    expect(missed).toBe(1);
    deltas.begin();
    take(5);
    deltas.settle(4);
    expect(applied).toEqual(['change 5']);
  });

  it('are applied again to a snapshot that is older than they are', () => {
    deltas.settle(1);
    deltas.begin();
    take(2);
    deltas.settle(1);
    expect(applied).toEqual(['change 2', 'change 2']);
  });

  it('ask for a snapshot where too much has changed', () => {
    deltas.settle(1);
    take(2, null);
    expect(missed).toBe(1);
  });

  it('begin anew with a server that does', () => {
    deltas.settle(500);
    deltas.begin();
    take(1);
    deltas.settle(0);
    expect(applied).toEqual(['change 1']);
  });
});

describe('A change', () => {
  it('leaves alone what it does not name, in objects within as well', () => {
    const before = {
      mode: 'demo',
      best: '1' as string | null,
      counts: { a: 1, b: 2 },
      words: ['x'],
    };
    expect(changed(before, { best: null, counts: { b: 3 }, words: ['y', 'z'] })).toEqual({
      mode: 'demo',
      best: null,
      counts: { a: 1, b: 3 },
      words: ['y', 'z'],
    });
    expect(before.counts.b).toBe(2);
  });
});
