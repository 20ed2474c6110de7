// What a walk through the dashboards needs: a browser, eyes for faults, and a list of what they saw.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const SIZES = { desktop: { width: 1500, height: 900 }, phone: { width: 390, height: 844 } };
export const THEMES = ['dark', 'light'];
export const INITIAL_BUDGET = 120 * 1024;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const RESOURCES = join(import.meta.dirname, '../target/classes/META-INF/resources');
const STEP_MS = 10_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

if (!existsSync(CHROMIUM)) {
  console.log(`walk skipped: there is no Chromium at ${CHROMIUM}`);
  process.exit(0);
}
export const pictures = process.argv[2];
/** Whatever is not as it ought to be. */
export const findings = [];
export const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

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
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !options.mayComplain) {
      findings.push(`${name}: console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => findings.push(`${name}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address) && !request.url().startsWith('data:')) {
      findings.push(`${name}: asks elsewhere: ${request.url()}`);
    }
  });
  await page.goto(server.address + (options.path ?? ''));
  return page;
}

export async function inspect(page, name) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) {
    findings.push(`${name}: ${overflow} px wider than the screen`);
  }
  const nothing = await page.evaluate(() => {
    const end = document.querySelector('flare-root').getBoundingClientRect().bottom + scrollY;
    return Math.round(document.documentElement.scrollHeight - end);
  });
  if (nothing > 0) {
    findings.push(`${name}: ${nothing} px of nothing below the page`);
  }
  const burst = await page.evaluate(
    () =>
      Array.from(document.querySelectorAll('.card, flare-tile, flare-open-position')).filter(
        (box) => box.scrollWidth > box.clientWidth,
      ).length,
  );
  if (burst > 0) {
    findings.push(`${name}: ${burst} boxes are too narrow for what they hold`);
  }
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  for (const { id, impact, nodes } of violations) {
    findings.push(
      `${name}: axe ${impact} ${id}: ${nodes.map((node) => node.html.slice(0, 140)).join(' | ')}`,
    );
  }
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

export function kB(bytes) {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
