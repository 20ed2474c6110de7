// Takes the pictures of a trader that the documentation shows, always the same ones, into the folder
// named as argument. Needs what walk.mjs needs; `npm run -s pictures`.
import { join } from 'node:path';
import { browser, open } from './browser.mjs';
import { SampleServer } from './sample-server.mjs';

const [folder] = process.argv.slice(2);
const DESKTOP = { width: 1440, height: 1040 };
const SHORT = { width: 1440, height: 680 };
const PHONE = { width: 390, height: 844 };
/** As wide as a page of documentation, and below 150 kB. */
const SCALE = 0.7;

async function take(name, component, theme, viewport) {
  const server = await new SampleServer(component).start();
  const page = await open(server, 'desktop', theme, {
    viewport,
    scale: viewport === PHONE ? 1 : SCALE,
  });
  await page.waitForSelector('flare-open-position flare-gauge');
  await page.waitForSelector('flare-equity-card canvas');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(4000); // until the lines of the open positions have some points
  await page.screenshot({ path: join(folder, `trader-${name}.png`) });
  await page.context().close();
  await server.stop();
}

await take('desktop', 'flux', 'dark', DESKTOP);
await take('alarms', 'grid', 'light', SHORT);
await take('phone', 'flux', 'light', PHONE);
await browser.close();
