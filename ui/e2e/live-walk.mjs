// Walks through the main jobs of components that really run, in a real browser. The argument is JSON:
// `components` gives the port of each, `pulse` (address, user, password) if they are looked at from
// behind it, and `pictures` a folder for pictures, if any are wanted. Ends by itself, whatever
// happens, and says where it waited in vain.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Errand, logIn } from './errand.mjs';
import { SIZES, isRefusal, launch, look, pressTwice, watch } from './chromium.mjs';

const { components, pulse, pictures } = JSON.parse(process.argv[2]);
const STEP_MS = 120_000;
const WALK_MS = 720_000;
const ATTEMPTS = 8;
/** A confirmed decision about the one coin of a grid may take a while. */
const SIGNAL_MS = 240_000;
const errand = new Errand(WALK_MS);
const browser = await launch('live walk');

async function visitor(size) {
  const context = await browser.newContext({
    viewport: SIZES[size],
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(STEP_MS);
  return context;
}

async function enter(context) {
  const page = await context.newPage();
  await page.goto(`${pulse.address}login`);
  await logIn(page, pulse.user, pulse.password);
  await page.close();
}

const expect = (what, truth) => errand.check(what, truth);

const shows = (page, selector) =>
  page.waitForSelector(selector).then(
    () => true,
    () => false,
  );

/** In both themes. */
async function inspect(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await look(page, (finding) => errand.found(`${name} ${colorScheme}: ${finding}`));
    if (pictures) {
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
    }
  }
}

async function downloaded(page, selector) {
  const coming = page.waitForEvent('download');
  await page.click(selector);
  return readFile(await (await coming).path(), 'utf8');
}

/** Presses the switch for trading and waits until the server said so. */
async function switchTrading(page, on) {
  await page.click('flare-trading-switch [role=switch]');
  await expect(
    `trading is ${on ? 'on' : 'off'}`,
    shows(page, `flare-trading-switch [role=switch][aria-checked=${on}]`),
  );
}

/** What a trader rightly answers to a hand that was slower than the position's own rules. */
const OVERTAKEN = [
  { status: 404, path: /\/api\/positions\/[^/]+\/offer$/ },
  { status: 409, path: /\/api\/positions\/[^/]+\/close$/ },
];
const isOvertaken = (message) =>
  OVERTAKEN.some(({ status, path }) => isRefusal(message, status, path));

/** A position may be closed by its own rules while a hand is on the way to the button. */
async function closeByHand(page) {
  const closed = 'flare-closed-trades .row .badge:has-text("By hand")';
  const quick = { timeout: 10_000 };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await page.waitForSelector('flare-open-position flare-gauge', { timeout: SIGNAL_MS });
    try {
      await page.click('flare-open-position button:has-text("Close") >> nth=0', quick);
      await page.waitForSelector('flare-close-dialog .offer', quick);
      await page.click('dialog button:has-text("Close now")', quick);
      await page.waitForSelector('dialog', { state: 'detached', ...quick });
      await page.waitForSelector(closed, quick);
      return true;
    } catch {
      await page.keyboard.press('Escape');
    }
  }
  return false;
}

async function trader(page) {
  await expect('a close by hand, at what was offered', closeByHand(page));
  await expect('statistics', shows(page, 'flare-statistics flare-term'));

  const rows = (await downloaded(page, 'flare-closed-trades a[download]')).trim().split('\n');
  await expect('a line for each trade', rows.length > 1 && rows[0].includes('closeReason'));

  await page.click('[role=tab]:has-text("Conversions")');
  await expect('conversions', shows(page, 'flare-books-card tbody tr'));

  await switchTrading(page, false);
  await expect('it says why nothing is bought', shows(page, 'text=Trading is off'));
  await switchTrading(page, true);

  await page.click('button:has-text("Go live")');
  await page.fill('dialog input', 'yes');
  await expect('only LIVE counts', page.isDisabled('dialog button:has-text("Go live")'));
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
}

async function gnome(page) {
  await expect('decided pairs', shows(page, 'flare-pair-row flare-label'));
  await page.click('button[aria-label="Pause XRPUSDT"]');
  await expect('it is paused', shows(page, 'flare-pair-row:has-text("XRP"):has-text("Paused")'));
  await pressTwice(page, 'button[aria-label="Remove XRPUSDT"]', 'button:has-text("Remove?")');
  await page.waitForSelector('flare-pair-row:has-text("XRP")', { state: 'detached' });
  await page.click('button:has-text("Add pair")');
  await page.fill('flare-add-pair input', 'xrp');
  await page.click('button[aria-label="Follow XRP/USDT"]');
  await expect('the added pair', shows(page, 'flare-pair-row:has-text("XRP")'));
  await page.click('flare-add-pair button:has-text("Done")');

  await page.click('flare-pair-row:has-text("BTC") a');
  await expect('candles', shows(page, 'flare-candle-chart canvas'));
  await expect('why it was decided so', shows(page, 'flare-why-votes dl'));
}

async function simulator(page) {
  await expect('the market', shows(page, 'tr[flare-market-row] svg'));
  const faultSwitch = page.locator('flare-fault-switch button[role=switch]').first();
  for (const on of ['true', 'false']) {
    await faultSwitch.click();
    await expect(
      `a fault is ${on === 'true' ? 'on' : 'off'}`,
      shows(page, `flare-fault-switch button[role=switch][aria-checked=${on}] >> nth=0`),
    );
  }
}

/** In this order: the faults that the simulator is told to make would strike those after it. */
const WALKS = { gnome, flux: trader, grid: trader, snap: trader, simulator };

// A trader's own port is looked at from a desk, what is behind Pulse from a phone.
const [place, size] = pulse ? ['behind', 'phone'] : ['own', 'desktop'];
const context = await visitor(size);
if (pulse) {
  errand.doing = 'logging in';
  await enter(context);
}
for (const [name, walk] of Object.entries(WALKS).filter(([each]) => each in components)) {
  const port = components[name];
  errand.doing = `${name} (${place}, ${size})`;
  const started = Date.now();
  const page = await context.newPage();
  const home = pulse ? `${pulse.address}${port}/` : `http://127.0.0.1:${port}/`;
  watch(page, home, errand.found, isOvertaken);
  await page.goto(home);
  await expect('live', shows(page, '.state.live'));
  await walk(page);
  await inspect(page, `${name}-${place}-${size}`);
  await page.close();
  console.log(`${errand.doing}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
await browser.close();
errand.end();
