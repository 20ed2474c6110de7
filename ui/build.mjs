// Builds the dashboards only when their inputs changed, and leaves them in
// target/classes/META-INF/resources, where Spring Boot finds them in the jar.
// Maven calls this with the machine's node; everything else runs on the node of node_modules/.bin.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const resources = join(here, 'target/classes/META-INF/resources');
const DEPENDENCIES = ['package.json', 'package-lock.json'];
const SOURCES = [
  ...DEPENDENCIES,
  'angular.json',
  'build.mjs',
  'tsconfig.json',
  'tsconfig.app.json',
  'src',
  'public',
];

const run = (command) =>
  execSync(command, {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, NG_CLI_ANALYTICS: 'false', CI: 'true' },
  });

const filesBelow = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesBelow(join(path, name)))
    : [path];

/** One hash over the contents of these files, whatever their dates say. */
function contentsOf(paths) {
  const hash = createHash('sha256');
  const files = paths.map((path) => join(here, path)).filter((path) => existsSync(path));
  for (const file of files.flatMap(filesBelow)) {
    hash.update(file.slice(here.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Runs `work` unless the stamp says that it ran for the same contents and left `result`. */
function unlessDone(what, stamp, contents, result, work) {
  const stampFile = join(here, 'node_modules', stamp);
  const done = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === contents;
  if (done && existsSync(join(here, result))) {
    console.log(`ui: ${what} up to date`);
    return;
  }
  work();
  writeFileSync(stampFile, contents);
}

unlessDone('node_modules', '.dependencies', contentsOf(DEPENDENCIES), 'node_modules', () =>
  run('npm ci --no-audit --no-fund --ignore-scripts --loglevel=error'),
);
unlessDone('dist', '.dist', contentsOf(SOURCES), 'dist/index.html', () =>
  run('npm run build -- --progress=false'),
);

rmSync(resources, { recursive: true, force: true });
mkdirSync(resources, { recursive: true });
cpSync(join(here, 'dist'), resources, { recursive: true });
