// Walks through Pulse's page in a real browser: adds an app by the form, starts it, reads its log,
// changes its settings, ends another session, stops and removes the app. Needs a running Pulse whose
// component flux takes MODE=well and objects to MODE=wrong; its address, user, password and a free
// port are the arguments. Needs `node build.mjs` first and a Chromium (CHROMIUM, default
// /usr/bin/chromium). Pictures go to the folder named as fifth argument, if any.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [pulse, user, password, port, pictures] = process.argv.slice(2);
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const PATIENCE = 30_000;
const BUDGET = 120 * 1024;
const AXE = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const findings = [];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic'],
});

/** A logged-in browser; whatever it says on the console, and any request elsewhere, is a finding. */
async function open(size, theme) {
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('console', (message) => {
    // What the walk itself provokes: refusals, and streams that end with their session.
    const isExpected = /status of (401|409|422)|INCOMPLETE_CHUNKED/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isExpected) {
      findings.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => findings.push(error.message));
  page.on('dialog', (dialog) => {
    findings.push(`a line of the log was run: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(pulse) && !request.url().startsWith('data:')) {
      findings.push(`asks elsewhere: ${request.url()}`);
    }
  });
  await page.goto(`${pulse}login`);
  await page.fill('#username', user);
  await page.fill('#password', password);
  await page.click('button');
  await page.waitForSelector('.state.live');
  return page;
}

async function check(what, truth) {
  if (!(await truth)) {
    findings.push(what);
  }
}

async function inspect(page, name) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await check(`${name}: ${overflow} px wider than the screen`, overflow <= 0);
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

/** Presses a button that asks once more on itself. */
async function pressTwice(page, first, second) {
  await page.click(`button:has-text("${first}")`);
  await page.click(`button:has-text("${second}")`);
}

/** What travels before the page's own part does: compressed, without fonts. */
async function initialBytes(page) {
  return page.evaluate(() => {
    const wanted = new Set(
      Array.from(
        document.querySelectorAll('link[rel=modulepreload], link[rel=stylesheet], script[src]'),
      ).map((each) => each.href || each.src),
    );
    return performance
      .getEntriesByType('resource')
      .filter((entry) => wanted.has(entry.name))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  });
}

async function walk() {
  const page = await open('desktop', 'dark');
  const initial = await initialBytes(page);
  console.log(`initial transfer ${(initial / 1024).toFixed(1)} kB`);
  await check(`initial transfer of ${initial} bytes`, initial > 0 && initial <= BUDGET);
  await page.waitForSelector('text=No app is registered yet');

  await page.click('text=Add app');
  await page.click('.components button:has-text("flux")');
  await page.fill('#setting-PORT', port);
  await page.fill('#setting-MODE', 'wrong');
  await page.fill('#setting-TOKEN', 'a secret');
  await page.click('.bar button');
  await page.waitForSelector('flare-setting-field.wrong:has-text("MODE")');
  await inspect(page, 'pulse-new-refused');
  await page.fill('#setting-MODE', 'well');
  await page.click('.bar button');

  await page.waitForSelector('flare-app-row:has-text("Stopped")');
  await page.click('button:has-text("Start")');
  await page.waitForSelector('flare-state-pill:has-text("Running")');
  await page.waitForSelector('flare-usage-line .line');
  await inspect(page, 'pulse-apps');

  await page.click('flare-app-row a:has-text("Log")');
  await page.waitForSelector('flare-log-row:has-text("tick")');
  await check('a log is shown to its end', page.waitForSelector('button:has-text("Pause")'));
  await page.click('button:has-text("Pause")');
  await page.waitForSelector('button:has-text("Follow, ")');
  await inspect(page, 'pulse-log-held');
  await page.click('button:has-text("Follow")');
  await page.fill('flare-log-view input', '<img');
  await page.waitForSelector('flare-log-row .colour1');
  const shown = await page.locator('flare-log-row').first().innerText();
  await check(`colours are shown, markup is not: ${shown}`, shown.includes('<img src=x onerror'));
  await check('no markup of a log', (await page.locator('flare-log-row img').count()) === 0);
  await page.click('[title="Regular expression"]');
  await page.fill('flare-log-view input', 'tick (');
  await page.waitForSelector('flare-log-view [role=alert]');
  await page.fill('flare-log-view input', 'tick 1?7$');
  await page.waitForSelector('flare-log-row:has-text("tick 17")');

  await page.goto(`${pulse}#/app/flux/settings`);
  await page.waitForSelector('#setting-MODE');
  await check('a secret stays', (await page.inputValue('#setting-TOKEN')) === '');
  await inspect(page, 'pulse-settings');
  await page.fill('#setting-MODE', 'better');
  await page.click('.bar button:has-text("Save")');
  await page.waitForSelector('text=It counts from the next start');

  const other = await open('phone', 'light');
  await inspect(other, 'pulse-apps-phone-light');
  for (const place of ['app/flux', 'app/flux/settings', 'new', 'journal', 'access']) {
    await other.goto(`${pulse}#/${place}`);
    await other.waitForSelector('.card, .components');
    await inspect(other, `pulse-${place.replaceAll('/', '-')}-phone-light`);
  }
  await page.goto(`${pulse}#/access`);
  await page.waitForSelector('text=this browser');
  await inspect(page, 'pulse-access');
  await page.click('flare-end-button button');
  await page.click('button:has-text("End this session?")');
  await other.waitForSelector('#password');
  await other.context().close();

  await page.goto(`${pulse}#/journal`);
  await page.waitForSelector('text=Session ended by another browser');
  await inspect(page, 'pulse-journal');
  await page.click('button:has-text("de")');
  await page.waitForSelector('text=Alles');

  await page.click('button:has-text("en")');
  await page.goto(`${pulse}#/app/flux/settings`);
  await page.waitForSelector('#setting-MODE');
  await pressTwice(page, 'Remove app', 'Remove, with its log?');
  await page.waitForSelector('text=has to be stopped first');
  await page.goto(`${pulse}#/app/flux`);
  await pressTwice(page, 'Stop', 'Really stop?');
  await page.waitForSelector('flare-state-pill:has-text("Stopped")');
  await page.goto(`${pulse}#/app/flux/settings`);
  await page.waitForSelector('#setting-MODE');
  await pressTwice(page, 'Remove app', 'Remove, with its log?');
  await page.waitForSelector('text=No app is registered yet');
  await page.context().close();
}

try {
  await walk();
} catch (failure) {
  findings.push(String(failure));
}
await browser.close();
findings.forEach((finding) => console.log(finding));
console.log(`${findings.length} findings`);
process.exit(findings.length > 0 ? 1 : 0);
