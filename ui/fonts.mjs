// Cuts the fonts down to the characters and weights that the dashboards write: 30 kB in place of
// 83. The results are kept in src/fonts; `npm run fonts` makes them anew, `--check` compares.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const here = import.meta.dirname;
const between = (first, last) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
const phrases = readdirSync(join(here, 'src/i18n'), { recursive: true })
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => readFileSync(join(here, 'src/i18n', name), 'utf8'))
  .join('');

const ASCII = between(0x20, 0x7e);
const GERMAN = 'ÄÖÜäöüß';
const SPACES = '\u00a0\u202f';
const FONTS = {
  roboto: ASCII + GERMAN + SPACES + '–…→×−' + phrases,
  'jetbrains-mono': ASCII + SPACES + '–…→×−',
};

for (const [name, characters] of Object.entries(FONTS)) {
  const whole = `node_modules/@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`;
  const font = await subsetFont(readFileSync(join(here, whole)), characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
    noLayoutClosure: true,
  });
  const file = join(here, `src/fonts/${name}.woff2`);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, font);
    console.log(`${name}: ${font.length} bytes`);
  } else if (!readFileSync(file).equals(font)) {
    console.error(`src/fonts/${name}.woff2 lacks characters or is old: run npm run fonts`);
    process.exitCode = 1;
  }
}
