// Walks through Gnome's pages in a real browser and does its jobs: finds, adds, pauses and removes
// pairs, sorts them, opens one and asks why; at its own port and behind a prefix, in both themes and
// sizes. Needs what walk.mjs needs; pictures go to the folder named as argument, if any.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, everywhere, expect, findings, inspect, open, weigh } from './browser.mjs';
import { SampleGnome, briefly } from './gnome-sample.mjs';
import { SampleServer } from './sample-server.mjs';

// How soon a silent server is noticed is proved on a moved clock; here it only has to be noticed.
const LOST_WITHIN_MS = 15_000;
const ROW = 'flare-pair-row';
const CANVAS = 'flare-candle-chart canvas';

/** Nothing moves meanwhile, so that what is looked at stands still. */
async function lookAround(server, size, theme) {
  const name = (part) => `gnome-${part}-${size}-${theme}`;
  const page = await open(server, size, theme);
  await expect(name('table'), page, `${ROW} flare-sparkline svg`);
  await expect(name('table'), page, '.state.live');
  server.still = true;
  await inspect(page, name('table'));
  await page.click('button[aria-label="As cards"]');
  await expect(name('cards'), page, 'flare-pair-card flare-sparkline svg');
  await inspect(page, name('cards'));
  await page.click('flare-pair-card:has-text("BNB")', { position: { x: 20, y: 120 } });
  await expect(name('pair'), page, CANVAS);
  await expect(name('pair'), page, 'flare-why-votes dl');
  await inspect(page, name('pair'));
  server.still = false;
  await page.context().close();
}

async function lookEverywhere() {
  const server = await new SampleServer('gnome', '/4000').start();
  await everywhere((size, theme) => lookAround(server, size, theme));
  await server.stop();
}

async function measureTransfer() {
  const server = await new SampleServer('gnome').start();
  const page = await open(server, 'desktop', 'dark', { path: '#/pair/SOLUSDT' });
  await expect('the chart by its address', page, CANVAS);
  await page.context().close();
  await server.stop();
  weigh(server, 'a pair of gnome');
}

async function followPairs() {
  const server = await new SampleServer('gnome').start();
  const page = await open(server, 'desktop', 'dark', { mayComplain: true });
  const rows = () => page.locator(ROW).count();
  await page.click('text=Add pair');
  await page.fill('flare-add-pair input', 'sui');
  await page.click('button[aria-label="Follow SUI/USDT"]');
  await expect('an added pair is in the table', page, `${ROW}:has-text("SUI")`);
  await expect('and not offered again', page, 'button[aria-label*="SUI"][disabled]');
  await page.fill('flare-add-pair input', 'luna');
  await page.click('button[aria-label="Follow LUNA/USDT"]');
  await expect('a refused pair says why', page, 'flare-add-pair [role=alert]:has-text("LUNAUSDT")');
  await inspect(page, 'gnome-add-refused');
  await page.click('flare-add-pair button:has-text("Done")');

  const before = await rows();
  await page.click('button[aria-label="Pause SOLUSDT"]');
  await expect('a paused pair says so', page, `${ROW}:has-text("SOL"):has-text("Paused")`);
  await page.click('button[aria-label="Resume SOLUSDT"]');
  await expect('it goes on', page, 'button[aria-label="Pause SOLUSDT"]');
  await page.click('button[aria-label="Remove SUIUSDT"]');
  await page.click('button:has-text("Remove?")');
  await page.waitForFunction(
    (count) => document.querySelectorAll('flare-pair-row').length < count,
    before,
  );

  await page.focus('[role=columnheader] button:has-text("Label")');
  await page.keyboard.press('Enter');
  await expect('sorted by label', page, '[aria-sort=ascending]:has-text("Label")');
  await page.fill('header input[type=search]', 'sol');
  await page.waitForFunction(() => document.querySelectorAll('flare-pair-row').length === 1);
  await page.focus(`${ROW} a`);
  await page.keyboard.press('Enter');
  await expect('Enter opens the pair', page, CANVAS);
  await page.context().close();
  await server.stop();
}

async function askWhy() {
  const server = await new SampleServer('gnome').start();
  server.still = true;
  const page = await open(server, 'desktop', 'light', { path: '#/pair/BTCUSDT' });
  await expect('the verdict', page, 'flare-why-card .verdict p');
  await expect('the newest is explained', page, 'flare-why-card .badge');
  await page.click('flare-why-card button[aria-label="The decision before"]');
  await expect('another one is explained', page, 'flare-why-card button:has-text("To the newest")');
  await page.click('flare-decision-list .row:has(flare-action .buy:not(.raw)) >> nth=0');
  await expect('a confirmed buy', page, '.verdict.buy.stands, flare-why-words .matches');
  await inspect(page, 'gnome-why-buy');
  const address = page.url();
  await page.reload();
  await expect('the address remembers', page, '.verdict.buy.stands');
  if (page.url() !== address || !/seq=\d+/.test(address)) {
    findings.push(`the address of a decision is ${page.url()}, not ${address}`);
  }
  await page.click('flare-decision-list .row:has(flare-action .raw) >> nth=0');
  await expect('what lacks is told', page, 'flare-why-words .sequence small');
  await inspect(page, 'gnome-why-raw');
  await page.click('flare-candle-chart button:has-text("Stochastic")');
  await expect(
    'an indicator',
    page,
    'flare-candle-chart button[aria-pressed=true]:has-text("Stoch")',
  );
  await expect('its pane', page, CANVAS);
  await page.click('text=All pairs');
  await expect('back at the table', page, ROW);
  await page.context().close();
  await server.stop();
}

async function comeBack() {
  const server = new SampleServer('gnome');
  server.gnome = SampleGnome.ofMany(300);
  await server.start();
  const page = await open(server, 'desktop', 'dark');
  await page.waitForSelector(ROW);
  await page.evaluate(() => scrollTo({ top: 6000, behavior: 'instant' }));
  await page.click(`${ROW}:has-text("C140") a`);
  await expect('a pair far down', page, CANVAS);
  if ((await page.evaluate(() => scrollY)) > 0) {
    findings.push('the page of a pair does not begin at its top');
  }
  await page.click('text=All pairs');
  await expect(
    'the place where the table was left',
    page,
    `${ROW}:has-text("C140") >> visible=true`,
  );
  await page.context().close();
  await server.stop();
}

async function loseTheServer() {
  const server = await new SampleServer('gnome').start();
  const page = await open(server, 'desktop', 'dark', { mayComplain: true, path: '#/pair/ETHUSDT' });
  await expect('the chart', page, CANVAS);
  await page.click('button:has-text("de")');
  await expect('German', page, 'text=Jede Stimme');
  await inspect(page, 'gnome-german');
  server.silent = true;
  await expect('silence is seen', page, '.state.lost', LOST_WITHIN_MS);
  await inspect(page, 'gnome-lost');
  server.silent = false;
  await expect('it comes back by itself', page, '.state.live');
  await page.goto(`${server.address}#/pair/NOSUCH`);
  await expect('an unknown pair', page, 'text=NOSUCH wird hier nicht verfolgt');
  await inspect(page, 'gnome-unknown');
  await page.goto(`${server.address}#/pair/NEARUSDT`);
  await expect('a young pair', page, 'text=Noch zu wenige Kerzen');
  await inspect(page, 'gnome-young');
  await page.context().close();
  await server.stop();
}

/** What the samples tell has the shape of what Gnome tells; its own test reads the same file. */
function compareWithGnome() {
  const [real] = JSON.parse(readFileSync(join(import.meta.dirname, '../src/testing/digest.json')));
  const shape = (told) => Object.entries(told).map(([name, value]) => `${name}: ${typeof value}`);
  const [wanted, found] = [real, briefly(new SampleGnome().next())].map(
    (told) => `${shape(told)} (${shape(told.votes)})`,
  );
  if (wanted !== found) {
    findings.push(`Gnome tells ${wanted}, the samples tell ${found}`);
  }
}

compareWithGnome();
await lookEverywhere();
await measureTransfer();
await followPairs();
await askWhy();
await comeBack();
await loseTheServer();
await end();
