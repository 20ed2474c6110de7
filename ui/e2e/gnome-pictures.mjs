// Takes the pictures of Gnome that the documentation shows, always the same ones, into the folder
// named as argument. Needs what walk.mjs needs; `npm run -s pictures`.
import { join } from 'node:path';
import { browser, open } from './browser.mjs';
import { SampleServer } from './sample-server.mjs';

const [folder] = process.argv.slice(2);
const DESKTOP = { width: 1440, height: 900 };
/** As wide as a page of documentation, and below 150 kB. */
const SCALE = 0.7;
const PHONE = { width: 390, height: 844 };

/** The latest confirmed buy that a sequence of words let through. */
function confirmedBuy(gnome, symbol) {
  const why = (seq) => gnome.answer('GET', `api/pairs/${symbol}/why`, new URLSearchParams({ seq }));
  return gnome
    .answer('GET', `api/pairs/${symbol}/decisions`, new URLSearchParams({ limit: 120 }))
    .body.find(({ seq, buy }) => buy && why(seq).body.sequences.some((each) => each.matches));
}

async function take(name, theme, viewport, options = {}) {
  const server = await new SampleServer('gnome').start();
  server.still = true;
  const seq = options.explains && confirmedBuy(server.gnome, options.explains)?.seq;
  const page = await open(server, 'desktop', theme, {
    viewport,
    scale: viewport === PHONE ? 1 : SCALE,
    kept: { 'flare-gnome-view': options.view ?? 'table', ...options.kept },
    path: options.explains ? `#/pair/${options.explains}?seq=${seq}` : '',
  });
  await page.waitForSelector(options.explains ? 'flare-candle-chart canvas' : '.state.live');
  await page.waitForSelector(options.explains ? 'flare-why-words' : 'flare-sparkline svg');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1000); // the chart draws on its own frames
  if (options.from) {
    await page.evaluate((selector) => {
      const top = document.querySelector(selector).getBoundingClientRect().top;
      scrollTo({ top: top - 70, behavior: 'instant' });
    }, options.from);
  }
  await page.screenshot({ path: join(folder, `gnome-${name}.png`) });
  await page.context().close();
  await server.stop();
}

await take('pairs', 'dark', DESKTOP);
await take('cards', 'light', DESKTOP, { view: 'cards' });
await take('why', 'dark', DESKTOP, {
  explains: 'SOLUSDT',
  kept: { 'flare-gnome-studies': 'bollinger volume rsi' },
});
await take('phone', 'dark', PHONE, { explains: 'SOLUSDT', from: 'flare-why-card' });
await browser.close();
