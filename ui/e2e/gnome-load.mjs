// Measures how busy 500 pairs that are updated ten times a second keep the page's main thread.
// Needs what walk.mjs needs; `npm run -s load`.
import { browser, open } from './browser.mjs';
import { SampleGnome } from './gnome-sample.mjs';
import { SampleServer } from './sample-server.mjs';

const PAIRS = 500;
const FRAME_MS = 100;
const SECONDS = 10;
const PATIENCE_MS = 60_000;
const ROW = { table: 'flare-pair-row', cards: 'flare-pair-card' };

/** Shares of one core, by the processor's own count: other processes do not matter. */
async function busyShare(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await read();
  const since = performance.now();
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
  const after = await read();
  const seconds = (performance.now() - since) / 1000;
  const share = (name) => (after[name] - before[name]) / seconds;
  return { seconds, busy: share('TaskDuration'), script: share('ScriptDuration') };
}

async function measure(view) {
  const server = new SampleServer('gnome');
  server.gnome = SampleGnome.ofMany(PAIRS);
  server.burst = PAIRS;
  server.every = FRAME_MS;
  await server.start();
  const page = await open(server, 'desktop', 'dark', { kept: { 'flare-gnome-view': view } });
  await page.waitForSelector(ROW[view], { state: 'attached', timeout: PATIENCE_MS });
  const sent = server.sent;
  const { seconds, busy, script } = await busyShare(page);
  const rate = (server.sent - sent) / seconds;
  console.log(
    `${PAIRS} pairs as ${view}, ${rate.toFixed(0)} decisions a second: ` +
      `main thread ${percent(busy)} busy, scripts ${percent(script)}`,
  );
  await page.context().close();
  await server.stop();
}

function percent(share) {
  return `${(100 * share).toFixed(0)} %`;
}

await measure('table');
await measure('cards');
await browser.close();
