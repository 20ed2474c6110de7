// Walks through Pulse's page in a real browser, in both themes: adds an app by the form, starts it,
// reads and searches its log, loses the connection for a while, changes its settings, ends another
// session, lifts a ban, stops and removes the app, logs out. Needs a running Pulse whose component
// flux takes MODE=well and objects to MODE=wrong, and which trusts X-Forwarded-For of 127.0.0.1; its
// address, user, password and a free port are the arguments. Needs `node build.mjs` first and a
// Chromium (CHROMIUM, default /usr/bin/chromium). Pictures go to the folder named as fifth argument,
// if any. Ends within four minutes, whatever happens, and says where it waited in vain.
import { join } from 'node:path';
import { SIZES, launch, look, pressTwice, watch } from './chromium.mjs';
import { Errand, logIn } from './errand.mjs';
import { Relay } from './relay.mjs';

const [address, user, password, port, pictures] = process.argv.slice(2);
const WALK_MS = 240_000;
const STRANGER = '203.0.113.9';
const TITLE = '<img src=x onerror=alert(2)>';
const PATIENCE = 30_000;
const errand = new Errand(WALK_MS);
/** What the walk itself provokes: refusals, and streams that end with session or connection. */
const isExpected = (message) =>
  /status of (401|409|422)|ERR_(INCOMPLETE_CHUNKED|CONNECTION|EMPTY_RESPONSE|SOCKET)/.test(
    message.text(),
  );

const relay = await new Relay(address).start();
const pulse = relay.address;

const browser = await launch('walk');
const check = (what, truth) => errand.check(what, truth);

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
  watch(page, pulse, errand.found, isExpected);
  page.on('dialog', (dialog) => {
    errand.found(`a line of the log was run: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${pulse}login`);
  await logIn(page, user, password);
  await page.waitForSelector('.state.live');
  return page;
}

/** Looks at the page in both themes; leaves it in that which it had. */
async function inspect(page, name) {
  for (const round of ['', '-other-theme']) {
    await inspectAsItIs(page, name + round);
    await page.click('[aria-label$=" theme"]');
  }
}

async function inspectAsItIs(page, name) {
  // A page that has just come gets its words with the next frame.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('h2, button')].every(
      (each) => each.textContent.trim() || each.ariaLabel,
    ),
  );
  await look(page, (finding) => errand.found(`${name}: ${finding}`));
  if (pictures) {
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
}

/** Somebody elsewhere guesses passwords until Pulse has enough of it. */
async function guessFromElsewhere() {
  const from = { 'X-Forwarded-For': STRANGER };
  const form = await fetch(`${address}login`, { headers: from });
  const cookie = form.headers.getSetCookie().map((each) => each.split(';')[0]);
  const csrf = /name="_csrf" value="([^"]*)"/.exec(await form.text())?.[1] ?? '';
  for (let round = 0; round < 3; round++) {
    await fetch(`${address}login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...from, cookie: cookie.join('; ') },
      body: new URLSearchParams({ username: user, password: `wrong ${round}`, _csrf: csrf }),
    });
  }
  return async () => (await fetch(`${address}login`, { headers: from })).status;
}

/** What part of its size travels of all that comes before the page's own part; without fonts. */
async function partThatTravels(page) {
  return page.evaluate(() => {
    const wanted = new Set(
      Array.from(
        document.querySelectorAll('link[rel=modulepreload], link[rel=stylesheet], script[src]'),
      ).map((each) => each.href || each.src),
    );
    const files = performance.getEntriesByType('resource').filter(({ name }) => wanted.has(name));
    const sum = (size) => files.reduce((total, file) => total + file[size], 0);
    return sum('encodedBodySize') / sum('decodedBodySize');
  });
}

/** The highest number that the app's lines on the page have. */
async function lastTick(page) {
  const lines = await page.locator('flare-log-row').allInnerTexts();
  return Math.max(...lines.map((line) => Number(/tick (\d+)/.exec(line)?.[1] ?? 0)));
}

async function ticksBeyond(page, before) {
  await page.waitForFunction(
    (number) =>
      [...document.querySelectorAll('flare-log-row')].some(
        (row) => Number(/tick (\d+)/.exec(row.textContent)?.[1] ?? 0) > number,
      ),
    before,
  );
}

async function walk() {
  errand.doing = 'logging in';
  const page = await open('desktop', 'dark');
  // How much that is altogether is measured where each page is walked through by itself.
  const part = await partThatTravels(page);
  await check(`${Math.round(100 * part)} % of the page travel`, part > 0 && part < 0.5);
  await page.waitForSelector('text=No app is registered yet');

  await inspect(page, 'pulse-no-apps');

  errand.doing = 'adding an app by the form';
  await page.focus('text=Add app');
  await page.keyboard.press('Enter');
  await page.click('.components button:has-text("flux")');
  await page.fill('[name=title]', TITLE);
  await page.fill('[name=id]', 'flux');
  await page.fill('#setting-PORT', port);
  await page.fill('#setting-MODE', 'wrong');
  await page.fill('#setting-TOKEN', 'a secret');
  await page.click('.bar button');
  await page.waitForSelector('flare-setting-field.wrong:has-text("MODE")');
  await check(
    'the wrong value has the focus',
    page.evaluate(() => document.activeElement?.id === 'setting-MODE'),
  );
  await inspect(page, 'pulse-new-refused');
  await page.fill('#setting-MODE', 'well');
  await page.click('.bar button');

  errand.doing = 'starting it';
  await page.waitForSelector('flare-app-row:has-text("Stopped")');
  const title = await page.locator('flare-app-row h3').innerText();
  await check(`a title is text: ${title}`, title.includes(TITLE));
  await inspect(page, 'pulse-apps-stopped');
  await page.click('button:has-text("Start")');
  await page.waitForSelector('flare-state-pill:has-text("Running")');
  await page.waitForSelector('flare-usage-line .line');
  await inspect(page, 'pulse-apps');

  errand.doing = 'following its log';
  await page.click('flare-app-row a:has-text("Log")');
  await page.waitForSelector('flare-log-row:has-text("tick")');
  await check('a log is shown to its end', page.waitForSelector('button:has-text("Pause")'));
  await page.click('button:has-text("Pause")');
  await page.waitForSelector('button:has-text("Follow, ")');
  await inspect(page, 'pulse-log-held');
  await page.click('button:has-text("Follow")');
  errand.doing = 'searching its log';
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

  errand.doing = 'losing the connection';
  relay.cut();
  await page.waitForSelector('.state.lost');
  await page.click('[title="Regular expression"]');
  await page.fill('flare-log-view input', '');
  await inspectAsItIs(page, 'pulse-log-lost');
  errand.doing = 'finding the connection again';
  relay.mend();
  await page.waitForSelector('.state.live');
  await ticksBeyond(page, 17);
  await ticksBeyond(page, await lastTick(page));
  await check('no line was lost', (await page.locator('text=no longer kept').count()) === 0);

  errand.doing = 'changing its settings';
  await page.goto(`${pulse}#/app/flux/settings`);
  await page.waitForSelector('#setting-MODE');
  await check('a secret stays', (await page.inputValue('#setting-TOKEN')) === '');
  await inspect(page, 'pulse-settings');
  await page.fill('#setting-MODE', 'better');
  await page.click('.bar button:has-text("Save")');
  await page.waitForSelector('text=It counts from the next start');

  errand.doing = 'looking at every page on a phone';
  const other = await open('phone', 'light');
  await inspect(other, 'pulse-apps-phone-light');
  for (const place of ['app/flux', 'app/flux/settings', 'new', 'journal', 'access']) {
    await other.goto(`${pulse}#/${place}`);
    await other.waitForSelector('.card, .components');
    await inspect(other, `pulse-${place.replaceAll('/', '-')}-phone-light`);
  }
  errand.doing = 'lifting a ban';
  const statusElsewhere = await guessFromElsewhere();
  await check('who guesses is banned', (await statusElsewhere()) === 403);
  await page.goto(`${pulse}#/access`);
  await page.waitForSelector('text=this browser');
  await page.waitForSelector(`li:has-text("${STRANGER}")`);
  await inspect(page, 'pulse-access');
  const ban = page.locator(`li:has-text("${STRANGER}")`);
  await ban.locator('button').click();
  await ban.locator('button', { hasText: '?' }).first().click();
  await page.waitForSelector('text=No address is banned');
  await check('who is pardoned may try again', (await statusElsewhere()) === 200);

  errand.doing = 'ending another session';
  await page.click('flare-end-button button');
  await page.click('button:has-text("End this session?")');
  await other.waitForSelector('#password');
  await other.context().close();

  errand.doing = 'reading the journal';
  await page.goto(`${pulse}#/journal`);
  await page.waitForSelector('text=Session ended by another browser');
  await inspect(page, 'pulse-journal');
  await page.click('button:has-text("de")');
  await page.waitForSelector('text=Alles');

  errand.doing = 'stopping and removing the app';
  await page.click('button:has-text("en")');
  await page.goto(`${pulse}#/app/flux/settings`);
  await page.waitForSelector('#setting-MODE');
  await pressTwice(
    page,
    'button:has-text("Remove app")',
    'button:has-text("Remove, with its log?")',
  );
  await page.waitForSelector('text=has to be stopped first');
  await page.goto(`${pulse}#/app/flux`);
  await pressTwice(page, 'button:has-text("Stop")', 'button:has-text("Really stop?")');
  await page.waitForSelector('flare-state-pill:has-text("Stopped")');
  await page.goto(`${pulse}#/app/flux/settings`);
  await page.waitForSelector('#setting-MODE');
  await pressTwice(
    page,
    'button:has-text("Remove app")',
    'button:has-text("Remove, with its log?")',
  );
  await page.waitForSelector('text=No app is registered yet');

  errand.doing = 'logging out';
  await page.click('text=Log out');
  await page.waitForSelector('#password');
  await page.context().close();
}

await walk();
await browser.close();
relay.stop();
errand.end();
