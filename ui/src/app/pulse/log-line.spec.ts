import { logLine } from '../../testing/pulse-samples';
import { EVERYTHING, LogWish, isWanted, marked, pieces, queryOf } from './log-line';

const ESCAPE = String.fromCharCode(27);

describe('The pieces of a line', () => {
  const looks = (text: string, level: 'WARN' | null = null) =>
    pieces(logLine(1, { text, level })).map(({ text: shown, look }) => [shown, look]);

  it('tell time, level and source apart', () => {
    expect(looks('2026-11-23T09:16:46.777Z WARN  Launch: it is late', 'WARN')).toEqual([
      ['2026-11-23T', 'time date'],
      ['09:16:46.777Z', 'time'],
      [' WARN  ', 'word warn'],
      ['Launch:', 'source'],
      [' it is late', ''],
    ]);
  });

  it('show what continues a line in the colour of its level', () => {
    expect(looks('  at dev.flare.Somewhere', 'WARN')).toEqual([
      ['  at dev.flare.Somewhere', 'tail warn'],
    ]);
  });

  it.each([
    [
      '[31mred[0m plain',
      [
        ['red', 'colour1'],
        [' plain', ''],
      ],
    ],
    [
      '[1;92mloud[22mquiet[39mnone',
      [
        ['loud', 'bold colour2'],
        ['quiet', 'colour2'],
        ['none', ''],
      ],
    ],
    ['[38;5;12mblue', [['blue', 'colour4']]],
    ['[38;2;1;2;31mtrue colour', [['true colour', '']]],
    ['[48;5;1mon red', [['on red', '']]],
    ['[2K[1Gmoved', [['moved', '']]],
  ])('are coloured as %s says', (codes, expected) => {
    expect(looks(codes.replaceAll('[', `${ESCAPE}[`))).toEqual(expected);
  });

  it('show signs that would move or turn the text as signs', () => {
    expect(looks(`over\rwritten ${String.fromCharCode(0x202e)}drawkcab`)).toEqual([
      ['over�written �drawkcab', ''],
    ]);
  });
});

describe('A wish', () => {
  const wish = (changes: Partial<LogWish>) => ({ ...EVERYTHING, ...changes });

  it.each([
    [wish({}), 'limit=5'],
    [wish({ text: 'a&b', level: 'WARN' }), 'limit=5&q=a%26b&level=warn'],
    [wish({ text: 'a+', isExpression: true }), 'limit=5&q=a%2B&regex=true'],
    [wish({ isExpression: true }), 'limit=5'],
  ])('is asked for as Pulse understands it (%#)', (wanted, query) => {
    expect(queryOf(wanted, 5)).toBe(query);
  });

  it.each([
    ['everything', wish({}), true],
    ['its text, in capitals or not, colours aside', wish({ text: 'RED LINE' }), true],
    ['another text', wish({ text: 'blue' }), false],
    ['what is as grave', wish({ level: 'WARN' }), true],
    ['only what is graver', wish({ level: 'ERROR' }), false],
    ['what only Pulse can tell', wish({ text: 'red', isExpression: true }), false],
  ])('for %s finds a new line: %#', (_, wanted, found) => {
    const line = logLine(1, { level: 'WARN', text: `a ${ESCAPE}[31mred${ESCAPE}[0m line` });
    expect(isWanted(wanted, line)).toBe(found);
  });

  it('is marked wherever it stands', () => {
    const shown = marked([{ text: 'tick TICK tock', look: 'dim' }], wish({ text: 'tick' }));
    expect(shown.map(({ text, look }) => `${text}|${look}`)).toEqual([
      'tick|dim found',
      ' |dim',
      'TICK|dim found',
      ' tock|dim',
    ]);
  });
});
