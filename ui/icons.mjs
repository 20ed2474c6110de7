// Writes the icons that each folder of the dashboards draws into a file beside those who draw them:
// @mdi/js is one file, of which each page would load what all pages draw. `npm run icons` makes them
// anew from what the sources import; `--check` compares.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as all from '@mdi/js';

const WIDTH = 100;
const sources = join(import.meta.dirname, 'src');
const IMPORTED = /import \{([^}]*)\} from '\.\/icons';/;

/** The names of icons by the folder of the files that import them. */
function wanted() {
  const byFolder = new Map();
  for (const file of readdirSync(sources, { recursive: true })) {
    const found = file.endsWith('.ts') && IMPORTED.exec(readFileSync(join(sources, file), 'utf8'));
    const names = found ? found[1].split(',').map((name) => name.trim()) : [];
    if (found) {
      byFolder.set(dirname(file), [...(byFolder.get(dirname(file)) ?? []), ...names]);
    }
  }
  return byFolder;
}

function written(icon) {
  if (!(icon in all)) {
    throw new Error(`@mdi/js has no ${icon}`);
  }
  const line = `export const ${icon} = '${all[icon]}';`;
  return `${line.length <= WIDTH ? line : line.replace(' = ', ' =\n  ')}\n`;
}

for (const [folder, names] of wanted()) {
  const file = join(sources, folder, 'icons.ts');
  const icons = [...new Set(names.filter((name) => name !== ''))].sort();
  const text = `/* Paths of Material Design Icons, made by icons.mjs. */\n${icons.map(written).join('')}`;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    console.log(`${folder}: ${icons.length} icons`);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${folder}/icons.ts is not what its folder imports: run npm run icons`);
    process.exitCode = 1;
  }
}
