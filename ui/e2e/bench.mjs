// Measures what the dashboards cost a browser, against sample answers on loopback, and prints it as
// the table for docs/benchmarks.md. What the main thread does counts as CPU time, so that other work
// of the machine does not. Ends with 1 when a budget is exceeded. Needs `node build.mjs` first and a
// Chromium (CHROMIUM, default /usr/bin/chromium).
import {
  browser,
  end,
  expect,
  findings,
  initialTransfer,
  open,
  wholeTransfer,
} from './browser.mjs';
import { SampleGnome } from './gnome-sample.mjs';
import { SampleServer, TRADES } from './sample-server.mjs';

const OPENINGS = 5;
const PAIRS = 500;
const FRAME_MS = 100;
const SECONDS = 10;
const PATIENCE_MS = 60_000;
const ROW = { table: 'flare-pair-row', cards: 'flare-pair-card' };
const rows = [];

function row(what, budget, measured, unit) {
  const fits = measured < budget;
  const share = `${(measured / budget).toFixed(2)}${fits ? '' : ' **too much**'}`;
  rows.push(`| ${what} | ${budget} ${unit} | ${measured} ${unit} | ${share} |`);
  if (!fits) {
    findings.push(`${what}: ${measured} ${unit}`);
  }
}

async function serving(component, measure) {
  const server = await new SampleServer(component).start();
  try {
    await measure(server);
  } finally {
    await server.stop();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kB = (bytes) => Number((bytes / 1000).toFixed(1));

/** Everything that travels until the page with its chart stands there. */
async function transfer(component, path, chart, what) {
  await serving(component, async (server) => {
    const page = await open(server, 'desktop', 'dark', { path });
    await expect(what, page, chart, PATIENCE_MS);
    await page.waitForLoadState('networkidle');
    row(`${what}: before anything runs`, 120, kB(initialTransfer(server)), 'kB');
    row(`${what}: with its chart, fonts and words`, 260, kB(wholeTransfer(server)), 'kB');
    await page.context().close();
  });
}

async function firstPaint(component, what) {
  await serving(component, async (server) => {
    const paints = [];
    for (let opening = 0; opening < OPENINGS; opening++) {
      const page = await open(server, 'desktop', 'dark');
      const paint = await page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      );
      paints.push(await paint.jsonValue());
      await page.context().close();
    }
    const paint = Math.round(median(paints));
    row(`${what}: first contentful paint, median of ${OPENINGS}`, 1000, paint, 'ms');
  });
}

/** How much of the time the main thread works while every pair changes ten times a second. */
async function crowd(view) {
  const server = new SampleServer('gnome');
  server.gnome = SampleGnome.ofMany(PAIRS);
  server.burst = PAIRS;
  server.every = FRAME_MS;
  await server.start();
  const page = await open(server, 'desktop', 'dark', { kept: { 'flare-gnome-view': view } });
  await page.waitForSelector(ROW[view], { state: 'attached', timeout: PATIENCE_MS });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () =>
    (await devtools.send('Performance.getMetrics')).metrics.find(
      ({ name }) => name === 'TaskDuration',
    ).value;
  const [before, sent, since] = [await worked(), server.sent, performance.now()];
  await page.waitForTimeout(SECONDS * 1000);
  const [after, seconds] = [await worked(), (performance.now() - since) / 1000];
  const decisions = Math.round((server.sent - sent) / seconds);
  const busy = Math.round((100 * (after - before)) / seconds);
  row(
    `${PAIRS} pairs as ${view}, ${decisions} decisions a second: main thread busy`,
    50,
    busy,
    '%',
  );
  await page.context().close();
  await server.stop();
}

/** Milliseconds of CPU time in the longest task of the page's main thread while `work` is done. */
async function longestTask(page, work) {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await work();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const threadOf = ({ pid, tid }) => `${pid}:${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith('RunTask') && event.tdur && mains.has(threadOf(event)),
  );
  return Math.round(tasks.reduce((longest, { tdur }) => Math.max(longest, tdur), 0) / 1000);
}

/** Somebody scrolls to the end of all trades, and then about in them. */
async function scroll() {
  await serving('flux', async (server) => {
    const page = await open(server, 'desktop', 'dark');
    await page.waitForSelector('flare-closed-trades .row');
    await page.waitForTimeout(2000);
    const known = () =>
      page.evaluate(() => {
        const list = document.querySelector('cdk-virtual-scroll-viewport');
        list.scrollTop = list.scrollHeight;
        return Math.round(list.scrollHeight / 44);
      });
    const reading = await longestTask(page, async () => {
      while ((await known()) < TRADES) {
        await page.waitForTimeout(5);
      }
    });
    row(`${TRADES} trades read page by page: longest task`, 50, reading, 'ms');

    const jumping = await longestTask(page, async () => {
      for (let step = 0; step < 100; step++) {
        await page.evaluate(
          (share) => {
            const list = document.querySelector('cdk-virtual-scroll-viewport');
            list.scrollTop = list.scrollHeight * share;
          },
          ((step * 37) % 100) / 100,
        );
        await page.waitForTimeout(20);
      }
    });
    row(`${TRADES} trades jumped about in: longest task`, 50, jumping, 'ms');
    await page.context().close();
  });
}

await transfer('flux', '', 'flare-equity-card canvas', 'trader');
await transfer('gnome', '#/pair/SOLUSDT', 'flare-candle-chart canvas', 'pair');
await firstPaint('flux', 'trader');
await firstPaint('gnome', 'pairs');
await crowd('table');
await crowd('cards');
await scroll();

console.log(
  ['| what | budget | measured | of the budget |', '| --- | --- | --- | --- |', ...rows].join('\n'),
);
await end();
