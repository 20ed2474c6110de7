// Walks through the built dashboards in a real browser against sample answers: every page in both
// themes and sizes, commands that are refused, a server that falls silent and comes back.
// Needs `node build.mjs` first and a Chromium (CHROMIUM, default /usr/bin/chromium).
// Pictures go to the folder named as argument, if any.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { SampleServer, TRADES } from './sample-server.mjs';

const SIZES = { desktop: { width: 1500, height: 900 }, phone: { width: 390, height: 844 } };
const BUDGET = 120 * 1024;
// How soon a silent server is noticed is proved on a moved clock; here it only has to be noticed.
const LOST_WITHIN_MS = 15_000;
const AXE = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const RESOURCES = join(import.meta.dirname, '../target/classes/META-INF/resources');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) {
  console.log(`walk skipped: there is no Chromium at ${CHROMIUM}`);
  process.exit(0);
}
const pictures = process.argv[2];
/** What the browser fetches before it runs anything: all that the page itself names. */
const named = Array.from(
  readFileSync(join(RESOURCES, 'index.html'), 'utf8').matchAll(
    /(?:src|href)="([^"]+\.(?:js|css))"/g,
  ),
  ([, file]) => file,
);
const findings = [];
const browser = await chromium.launch({
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
async function open(server, size, theme, options = {}) {
  const context = await browser.newContext({
    viewport: SIZES[size],
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: options.locale ?? 'en',
  });
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
  await page.goto(server.address);
  return page;
}

async function inspect(page, name) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) {
    findings.push(`${name}: ${overflow} px wider than the screen`);
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

async function expect(what, page, selector, timeout = 5000) {
  try {
    await page.waitForSelector(selector, { timeout });
  } catch {
    findings.push(`${what}: nothing matches ${selector} within ${timeout} ms`);
  }
}

const FILLED = {
  gnome: 'tr[flare-pair-row] flare-sparkline svg',
  flux: 'flare-open-position svg',
  grid: 'flare-open-position svg',
  simulator: 'tr[flare-market-row] svg',
};

for (const [component, filled] of Object.entries(FILLED)) {
  const server = await new SampleServer(component, component === 'flux' ? '/5015' : '').start();
  for (const size of Object.keys(SIZES)) {
    for (const theme of ['dark', 'light']) {
      const page = await open(server, size, theme);
      const name = `${component}-${size}-${theme}`;
      await expect(name, page, filled);
      await expect(name, page, '.state.live');
      await page.waitForTimeout(pictures ? 4000 : 500);
      await inspect(page, name);
      await page.context().close();
    }
  }
  await server.stop();
  const initial = ['index.html', ...named].reduce(
    (sum, file) => sum + (server.transferred.get(file) ?? 0),
    0,
  );
  const all = [...server.transferred.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(`${component}: initial ${kB(initial)}, with page, fonts and words ${kB(all)}`);
  if (initial > BUDGET) {
    findings.push(`${component}: initial transfer ${kB(initial)} is over ${kB(BUDGET)}`);
  }
}

{
  const server = await new SampleServer('gnome').start();
  const page = await open(server, 'desktop', 'dark', { mayComplain: true });
  await page.click('text=Add pair');
  await page.fill('input[name=base]', 'luna');
  await page.click('form button[type=submit]');
  await expect('a refused pair says why', page, 'flare-add-pair [role=alert]');
  await inspect(page, 'gnome-add-refused');
  await page.click('button:has-text("de")');
  await expect('German', page, 'text=Paar hinzufügen');
  await inspect(page, 'gnome-german');

  server.silent = true;
  const since = Date.now();
  await expect('silence is seen', page, '.state.lost', LOST_WITHIN_MS);
  console.log(`silence was seen after ${Date.now() - since} ms`);
  await inspect(page, 'gnome-lost');
  server.silent = false;
  await expect('it comes back by itself', page, '.state.live');
  await page.context().close();
  await server.stop();
}

{
  const server = await new SampleServer('flux').start();
  const page = await open(server, 'desktop', 'light', { mayComplain: true });
  await page.click('flare-open-position button:has-text("Close")');
  await expect('an offer is shown', page, 'dialog .offer:has-text("1,004.20")');
  await inspect(page, 'flux-close');
  await page.click('dialog button:has-text("Close now")');
  await expect('a refused close says why', page, 'dialog [role=alert]');
  await inspect(page, 'flux-close-refused');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });

  await page.focus('[role=tab][aria-selected=true]');
  for (const view of ['conversions', 'by-pair', 'by-label', 'by-exit']) {
    await page.keyboard.press('ArrowRight');
    await expect(view, page, 'flare-books-card tbody tr');
    await inspect(page, `flux-${view}`);
  }
  await page.hover('flare-statistics flare-term >> nth=9');
  await expect('a formula is shown', page, '[role=tooltip]:has-text("√365") >> visible=true');
  await page.click('flare-refusals summary >> nth=0');
  await expect('a remedy is shown', page, 'flare-refusals details[open] .mono');
  await inspect(page, 'flux-refusal');
  await page.context().close();
  await server.stop();
}

{
  const server = await new SampleServer('flux').start();
  const page = await open(server, 'desktop', 'dark');
  await expect('trades', page, 'flare-closed-trades .row');
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) =>
      list
        .getEntries()
        .forEach((each) => (window.longest = Math.max(window.longest, each.duration))),
    ).observe({ type: 'longtask' });
  });
  const known = () =>
    page.evaluate(() => {
      const list = document.querySelector('cdk-virtual-scroll-viewport');
      list.scrollTop = list.scrollHeight;
      return Math.round(list.scrollHeight / 44);
    });
  while ((await known()) < TRADES) {
    await page.waitForTimeout(5);
  }
  const drawn = await page.locator('flare-closed-trades .row').count();
  const longest = Math.round(await page.evaluate(() => window.longest));
  console.log(`${TRADES} trades scrolled: ${drawn} rows drawn, longest task ${longest} ms`);
  if (drawn > 60) {
    findings.push(`${drawn} rows of ${TRADES} trades are drawn at once`);
  }
  await page.context().close();
  await server.stop();
}

{
  const server = await new SampleServer('grid').start();
  for (const [button, name] of [
    ['Shrink', 'drift'],
    ['It was done', 'lost'],
    ['My coins are in this account now', 'account'],
    ['Lift', 'lift'],
    ['Back to demo …', 'mode'],
    ['Write off', 'write-off'],
    ['Reset …', 'reset'],
  ]) {
    const page = await open(server, 'phone', 'dark', { mayComplain: true });
    await page.click(`button:has-text("${button}") >> nth=0`);
    await expect(name, page, 'dialog h2');
    await inspect(page, `grid-dialog-${name}`);
    await page.context().close();
  }
  await server.stop();
}

{
  const server = await new SampleServer('__COMPONENT__').start();
  server.refuses = true;
  const page = await open(server, 'desktop', 'dark', { mayComplain: true });
  await expect('the retry page', page, 'flare-retry-page');
  await inspect(page, 'retry-desktop-dark');
  await page.setViewportSize(SIZES.phone);
  await inspect(page, 'retry-phone-dark');
  server.component = 'gnome';
  server.refuses = false;
  await expect('it goes on by itself', page, FILLED.gnome, 8000);
  await page.context().close();
  await server.stop();
}

await browser.close();
findings.forEach((finding) => console.log(finding));
console.log(`${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;

function kB(bytes) {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
