export const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
export type Level = (typeof LEVELS)[number];

/** One line that an app printed, as Pulse tells it. */
export interface LogLine {
  /** How many bytes the app had printed before it. */
  readonly seq: number;
  /** The seq of the line behind it. */
  readonly next: number;
  readonly writtenAt: number | null;
  /** Its own, or that of the line it continues. */
  readonly level: Level | null;
  readonly text: string;
}

/** What is looked for in a log. */
export interface LogWish {
  readonly text: string;
  readonly isExpression: boolean;
  /** The mildest level wanted; empty for all lines. */
  readonly level: Level | '';
}

export const EVERYTHING: LogWish = { text: '', isExpression: false, level: '' };

export function isEverything(wish: LogWish): boolean {
  return wish.text === '' && wish.level === '';
}

/** How Pulse is asked for the lines. */
export function queryOf(wish: LogWish, limit: number): string {
  const query = new URLSearchParams({ limit: String(limit) });
  if (wish.text) {
    query.set('q', wish.text);
  }
  if (wish.text && wish.isExpression) {
    query.set('regex', 'true');
  }
  if (wish.level) {
    query.set('level', wish.level.toLowerCase());
  }
  return query.toString();
}

/**
 * Whether a line that has just been printed is looked for. Only Pulse understands its expressions:
 * for them lines come with the next search.
 */
export function isWanted(wish: LogWish, line: LogLine): boolean {
  if (wish.isExpression && wish.text) {
    return false;
  }
  const isGrave =
    !wish.level ||
    (line.level !== null && LEVELS.indexOf(line.level) >= LEVELS.indexOf(wish.level));
  return isGrave && plain(line.text).toLowerCase().includes(wish.text.toLowerCase());
}

const ESCAPE = String.fromCharCode(27);
const SEQUENCE = new RegExp(`${ESCAPE}\\[([0-9;?]*)[ -/]*([@-~])`, 'g');
/** Would move or hide what stands beside them: control characters, and those that turn directions. */
const UNSEEN = /(?!\t)[\p{Cc}\p{Bidi_Control}]/gu;

function plain(text: string): string {
  return text.replace(SEQUENCE, '');
}

/** A stretch of a line that looks alike; shown as text, whatever is in it. */
export interface Piece {
  readonly text: string;
  /** Names of styles, separated by spaces. */
  readonly look: string;
}

const HEAD = /^(\d{4}-\d\d-\d\dT)([\d:.,]+(?:Z|[+-]\d\d:\d\d)?)(\s+)([A-Z]{4,8})(\s+)([\w.$-]+:)?/;

/** The line in pieces: coloured as the app coloured it, else by its time, level and source. */
export function pieces(line: LogLine): readonly Piece[] {
  return line.text.includes(ESCAPE) ? coloured(line.text) : dressed(line);
}

function dressed(line: LogLine): readonly Piece[] {
  const head = HEAD.exec(line.text);
  const level = line.level?.toLowerCase() ?? '';
  if (!head) {
    return [piece(line.text, level === 'warn' || level === 'error' ? `tail ${level}` : '')];
  }
  const [whole, date = '', time = '', gap = '', word = '', space = '', source = ''] = head;
  return [
    piece(date, 'time date'),
    piece(time, 'time'),
    piece(gap + word + space, `word ${level}`),
    piece(source, 'source'),
    piece(line.text.slice(whole.length), ''),
  ].filter((each) => each.text !== '');
}

function coloured(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let look: readonly string[] = [];
  let from = 0;
  for (const sequence of text.matchAll(SEQUENCE)) {
    found.push(piece(text.slice(from, sequence.index), look.join(' ')));
    from = sequence.index + sequence[0].length;
    if (sequence[2] === 'm') {
      look = changed(look, sequence[1] ?? '');
    }
  }
  found.push(piece(text.slice(from), look.join(' ')));
  return found.filter((each) => each.text !== '');
}

/** The look after the codes of one sequence; what a log needs of them, the rest is passed over. */
function changed(before: readonly string[], codes: string): readonly string[] {
  let look = before;
  const numbers = codes.split(';').map(Number);
  for (let at = 0; at < numbers.length; at++) {
    const code = numbers[at] ?? 0;
    if (code === 38 || code === 48) {
      const isIndexed = numbers[at + 1] === 5;
      const index = numbers[at + 2] ?? 0;
      look = code === 38 ? [...without(look, 'colour'), ...(isIndexed ? named(index) : [])] : look;
      at += isIndexed ? 2 : 4;
    } else {
      look = afterCode(look, code);
    }
  }
  return look;
}

function afterCode(look: readonly string[], code: number): readonly string[] {
  if (code === 0) {
    return [];
  }
  if (code === 1 || code === 2 || code === 4) {
    return [...look, { 1: 'bold', 2: 'dim', 4: 'underlined' }[code]];
  }
  if (code === 22) {
    return look.filter((each) => each !== 'bold' && each !== 'dim');
  }
  if (code === 24) {
    return without(look, 'underlined');
  }
  if (code >= 30 && code <= 37) {
    return [...without(look, 'colour'), ...named(code - 30)];
  }
  if (code >= 90 && code <= 97) {
    return [...without(look, 'colour'), ...named(code - 90)];
  }
  return code === 39 ? without(look, 'colour') : look;
}

/** The sixteen colours that every terminal has; bright ones look like the others here. */
function named(index: number): readonly string[] {
  return index < 16 ? [`colour${index % 8}`] : [];
}

function without(look: readonly string[], beginning: string): readonly string[] {
  return look.filter((each) => !each.startsWith(beginning));
}

function piece(text: string, look: string): Piece {
  return { text: text.replace(UNSEEN, '�'), look: look.trim() };
}

/** The pieces with each occurrence of the text looked for marked. */
export function marked(line: readonly Piece[], wish: LogWish): readonly Piece[] {
  const wanted = wish.text.toLowerCase();
  return wanted === '' || wish.isExpression ? line : line.flatMap((each) => split(each, wanted));
}

function split(whole: Piece, wanted: string): readonly Piece[] {
  const found: Piece[] = [];
  const text = whole.text.toLowerCase();
  let from = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, from)) {
    found.push({ ...whole, text: whole.text.slice(from, at) });
    from = at + wanted.length;
    found.push({ text: whole.text.slice(at, from), look: `${whole.look} found`.trim() });
  }
  found.push({ ...whole, text: whole.text.slice(from) });
  return found.filter((each) => each.text !== '');
}
