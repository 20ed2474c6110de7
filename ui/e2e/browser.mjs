// What a walk through the dashboards needs: a browser, eyes for faults, and a list of what they saw.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, look, SIZES, watch } from './chromium.mjs';

export { SIZES };
const THEMES = ['dark', 'light'];
const BUDGET = { initial: 120_000, whole: 260_000 };
const RESOURCES = join(import.meta.dirname, '../target/classes/META-INF/resources');
const STEP_MS = 10_000;

export const pictures = process.argv[2];
/** Whatever is not as it ought to be. */
export const findings = [];
export const browser = await launch('walk');

/** Opens the page; whatever it says on the console, and any request elsewhere, is a finding. */
export async function open(server, size, theme, options = {}) {
  const context = await browser.newContext({
    viewport: options.viewport ?? SIZES[size],
    deviceScaleFactor: options.scale ?? (size === 'phone' ? 2 : 1),
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: options.locale ?? 'en',
  });
  context.setDefaultTimeout(STEP_MS);
  await context.addInitScript(
    (kept) => Object.entries(kept).forEach(([key, value]) => localStorage.setItem(key, value)),
    options.kept ?? {},
  );
  const page = await context.newPage();
  const name = `${server.component}-${size}-${theme}`;
  const expected = options.mayComplain ? () => true : undefined;
  watch(page, server.address, (finding) => findings.push(`${name}: ${finding}`), expected);
  await page.goto(server.address + (options.path ?? ''));
  return page;
}

export async function inspect(page, name) {
  await look(page, (finding) => findings.push(`${name}: ${finding}`));
  if (pictures) {
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
}

export async function expect(what, page, selector, timeout = 5000) {
  try {
    await page.waitForSelector(selector, { timeout });
  } catch {
    findings.push(`${what}: nothing matches ${selector} within ${timeout} ms`);
  }
}

/** In each size and theme. */
export async function everywhere(visit) {
  for (const size of Object.keys(SIZES)) {
    for (const theme of THEMES) {
      await visit(size, theme);
    }
  }
}

/** Says what travelled to open a page, with its chart, fonts and words; too much is a finding. */
export function weigh(server, what) {
  const [initial, whole] = [initialTransfer(server), wholeTransfer(server)];
  const weight = `${what}: initial ${kB(initial)}, with page, chart, fonts and words ${kB(whole)}`;
  console.log(weight);
  if (initial > BUDGET.initial || whole > BUDGET.whole) {
    findings.push(`${weight} is too much`);
  }
}

/** What the browser fetches before it runs anything: all that the page itself names. */
export function initialTransfer(server) {
  const page = readFileSync(join(RESOURCES, 'index.html'), 'utf8');
  const named = Array.from(
    page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g),
    ([, file]) => file,
  );
  return ['index.html', ...named].reduce(
    (sum, file) => sum + (server.transferred.get(file) ?? 0),
    0,
  );
}

export function wholeTransfer(server) {
  return [...server.transferred.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** Says what was found; the process fails if there was anything. */
export async function end() {
  await browser.close();
  findings.forEach((finding) => console.log(finding));
  console.log(`${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
