// Measures what the dashboards cost a browser, against sample answers on loopback, and prints it as
// the table for docs/benchmarks.md. What the main thread does counts as CPU time, so that other work
// of the machine does not. Ends with 1 when a budget is exceeded. Needs `node build.mjs` first and a
// Chromium (CHROMIUM, default /usr/bin/chromium).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, SIZES, watch } from './chromium.mjs';
import { SampleServer, TRADES } from './sample-server.mjs';

const RESOURCES = join(import.meta.dirname, '../target/classes/META-INF/resources');
const INDEX = readFileSync(join(RESOURCES, 'index.html'), 'utf8');
/** What the browser fetches before it runs anything: all that the page itself names. */
const NAMED = Array.from(INDEX.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g), ([, file]) => file);
const OPENINGS = 5;
const CROWD = { pairs: 500, changesASecond: 10, seconds: 10 };

const browser = await launch('bench');
const rows = [];

function row(what, budget, measured, unit, fits) {
  rows.push({ what, budget: `${budget} ${unit}`, measured: `${measured} ${unit}`, fits });
}

async function open(server) {
  const context = await browser.newContext({ viewport: SIZES.desktop, locale: 'en' });
  const page = await context.newPage();
  watch(page, server.address, (finding) => {
    throw new Error(finding);
  });
  await page.goto(server.address);
  return page;
}

async function serving(component, options, measure) {
  const server = await new SampleServer(component, '', options).start();
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
  await serving(component, {}, async (server) => {
    const page = await open(server);
    if (path) {
      await page.goto(server.address + path);
    }
    await page.waitForSelector(chart);
    await page.waitForLoadState('networkidle');
    const sent = (files) =>
      files.reduce((sum, file) => sum + (server.transferred.get(file) ?? 0), 0);
    const initial = kB(sent(['index.html', ...NAMED]));
    const all = kB(sent([...server.transferred.keys()]));
    row(`${what}: before anything runs`, 120, initial, 'kB', initial <= 120);
    row(`${what}: with its chart, fonts and words`, 260, all, 'kB', all <= 260);
    await page.context().close();
  });
}

async function firstPaint(component, what) {
  await serving(component, {}, async (server) => {
    const paints = [];
    for (let opening = 0; opening < OPENINGS; opening++) {
      const page = await open(server);
      const paint = await page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      );
      paints.push(await paint.jsonValue());
      await page.context().close();
    }
    const paint = Math.round(median(paints));
    row(`${what}: first contentful paint, median of ${OPENINGS}`, 1000, paint, 'ms', paint < 1000);
  });
}

/** How much of the time the main thread works while every pair changes ten times a second. */
async function crowd() {
  await serving(
    'gnome',
    { pairs: CROWD.pairs, every: 1000 / CROWD.changesASecond },
    async (server) => {
      const page = await open(server);
      await page.waitForSelector('.state.live');
      await page.waitForTimeout(3000);
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const work = async () =>
        (await session.send('Performance.getMetrics')).metrics.find(
          ({ name }) => name === 'TaskDuration',
        ).value;
      const [before, heard] = [await work(), server.published];
      await page.waitForTimeout(CROWD.seconds * 1000);
      const busy = Math.round((100 * ((await work()) - before)) / CROWD.seconds);
      const changes = Math.round((server.published - heard) / CROWD.seconds);
      row(
        `${CROWD.pairs} pairs, ${changes} changes a second: main thread busy`,
        50,
        busy,
        '%',
        busy < 50,
      );
      await page.context().close();
    },
  );
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
  await serving('flux', {}, async (server) => {
    const page = await open(server);
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
    row(`${TRADES} trades read page by page: longest task`, 50, reading, 'ms', reading <= 50);

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
    row(`${TRADES} trades jumped about in: longest task`, 50, jumping, 'ms', jumping <= 50);
    await page.context().close();
  });
}

await transfer('flux', '', 'flare-equity-card canvas', 'trader');
await firstPaint('flux', 'trader');
await firstPaint('gnome', 'Gnome');
// await crowd();
await scroll();
await browser.close();

console.log('| what | budget | measured |\n| --- | --- | --- |');
for (const { what, budget, measured, fits } of rows) {
  console.log(`| ${what} | ${budget} | ${measured}${fits ? '' : ' **too much**'} |`);
}
process.exitCode = rows.every(({ fits }) => fits) ? 0 : 1;
