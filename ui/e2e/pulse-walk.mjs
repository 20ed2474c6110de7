// Walks through the door in a real browser: login, an app with live updates through the proxy,
// logout, and three wrong passwords. Needs a running Pulse, whose address, user and password are the
// arguments. Says `app PORT` and waits for a line on its input before it begins: by then that port
// has to be registered. Needs `node build.mjs` first and a Chromium (CHROMIUM, default
// /usr/bin/chromium). Pictures go to the folder named as fourth argument, if any. Ends within three
// minutes, whatever happens, and says where it waited in vain.
import { once } from 'node:events';
import { join } from 'node:path';
import { SIZES, launch, look, watch } from './chromium.mjs';
import { Errand, logIn } from './errand.mjs';
import { SampleServer } from './sample-server.mjs';

const [pulse, user, password, pictures] = process.argv.slice(2);
const STEP_MS = 45_000;
const WALK_MS = 170_000;
const errand = new Errand(WALK_MS);
/** What the walk itself provokes: it is not logged in yet or no longer, or locked out. */
const isExpected = (message) => /status of 40[13]|HTTP Authentication failed/.test(message.text());

errand.doing = 'starting the app';
const app = await new SampleServer('flux').start();
const port = new URL(app.address).port;
console.log(`app ${port}`);
await once(process.stdin, 'data');

errand.doing = 'starting Chromium';
const browser = await launch('walk');

async function open(theme) {
  const context = await browser.newContext({
    viewport: SIZES.phone,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en',
  });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  watch(page, pulse, errand.found, isExpected);
  return page;
}

const check = (what, truth) => errand.check(what, truth);

async function inspect(page, name) {
  await look(page, (finding) => errand.found(`${name}: ${finding}`));
  if (pictures) {
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
}

/** Collects the profits that STOMP messages bring to the browser through the proxy. */
function profitsHeard(page) {
  const heard = new Set();
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      for (const [, profit] of String(payload).matchAll(/"pnlPercentage":"([^"]*)"/g)) {
        heard.add(Number(profit).toFixed(2));
      }
    }),
  );
  return heard;
}

/** Waits until the page shows what only a STOMP message can have told it. */
async function showsNews(page, heard) {
  const before = await page.innerText('body');
  const deadline = Date.now() + STEP_MS;
  for (let text = before; Date.now() < deadline; text = await page.innerText('body')) {
    if ([...heard].some((profit) => text.includes(profit) && !before.includes(profit))) {
      return true;
    }
    await page.waitForTimeout(100);
  }
  return false;
}

for (const theme of ['dark', 'light']) {
  errand.doing = `logging in (${theme})`;
  const page = await open(theme);
  await page.goto(pulse);
  await check('a stranger is led to the login', page.url().endsWith('/login'));
  await inspect(page, `login-${theme}`);
  await logIn(page, user, password);
  await page.waitForSelector('flare-apps-page .empty');
  await inspect(page, `start-${theme}`);

  errand.doing = `opening the app through the proxy (${theme})`;
  const heard = profitsHeard(page);
  await page.goto(`${pulse}${port}/`);
  await page.waitForSelector('.state.live');
  errand.doing = `waiting for an update (${theme})`;
  await check('no update reached the page', showsNews(page, heard));

  errand.doing = `logging out (${theme})`;
  const other = await page.context().newPage();
  await other.goto(pulse);
  await other.click('text=Log out');
  await page.waitForSelector('#password');
  await check('back to the app after the login', page.url().includes(`to=%2F${port}%2F`));
  await page.context().close();
}

{
  errand.doing = 'guessing passwords';
  const page = await open('dark');
  await page.goto(`${pulse}login`);
  for (let round = 0; round < 3; round++) {
    await check('the form is there', page.isVisible('#password'));
    await logIn(page, user, `wrong ${round}`);
    if (round === 0) {
      await check('it says that it was wrong', page.isVisible('[role=alert]'));
      await inspect(page, 'login-wrong');
    }
  }
  const locked = await page.goto(`${pulse}login`);
  await check(`locked out, not ${locked.status()}`, locked.status() === 403);
  await check('no form for who is locked out', !(await page.isVisible('#password')));
  await page.context().close();
}

errand.doing = 'closing Chromium';
await browser.close();
await app.stop();
errand.end();
