// Takes the pictures of Pulse for the documentation. Needs a running Pulse with the components as
// `./flare up` registers them, some of them running for a few minutes; its address, user, password
// and the folder for the pictures are the arguments. Needs a Chromium (CHROMIUM, default
// /usr/bin/chromium).
import { join } from 'node:path';
import { SIZES, launch } from './chromium.mjs';
import { logIn } from './errand.mjs';

const [pulse, user, password, folder] = process.argv.slice(2);
const DESKTOP = { width: 1440, height: 900 };
const PICTURES = [
  { name: 'apps-desktop-dark', place: '', awaited: 'flare-usage-line .line' },
  { name: 'log-phone-dark', place: 'app/flux', awaited: 'flare-log-row' },
  {
    name: 'add-desktop-light',
    place: 'new',
    press: '.components button:has-text("flux")',
    awaited: '#setting-PORT',
  },
  { name: 'apps-phone-light', place: '', awaited: 'flare-usage-line .line' },
];

const browser = await launch('pictures');
for (const { name, place, press, awaited } of PICTURES) {
  const context = await browser.newContext({
    viewport: name.includes('phone') ? SIZES.phone : DESKTOP,
    colorScheme: name.endsWith('light') ? 'light' : 'dark',
    reducedMotion: 'reduce',
    locale: 'en',
  });
  const page = await context.newPage();
  await page.goto(`${pulse}login`);
  await logIn(page, user, password);
  await page.waitForSelector('.state.live');
  await page.goto(`${pulse}#/${place}`);
  if (press) {
    await page.click(press);
  }
  await page.waitForSelector(awaited);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `pulse-${name}.png`) });
  await context.close();
}
await browser.close();
