// Walks through the door in a real browser: login, an app with live updates through the proxy,
// logout, and three wrong passwords. Needs a running Pulse, whose address, user and password are the
// arguments. Says `app PORT` and waits for a line on its input before it begins: by then that port
// has to be registered. Needs `node build.mjs` first and a Chromium (CHROMIUM, default
// /usr/bin/chromium). Pictures go to the folder named as fourth argument, if any. Ends within three
// minutes, whatever happens, and says where it waited in vain.
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { SampleServer } from './sample-server.mjs';

const [pulse, user, password, pictures] = process.argv.slice(2);
const PHONE = { width: 390, height: 844 };
const AXE = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const STEP_MS = 45_000;
const WALK_MS = 170_000;
const findings = [];
let doing = 'starting the app';

function giveUp(why) {
  findings.forEach((finding) => console.log(finding));
  console.log(`gave up while ${doing}: ${why}`);
  process.exit(2);
}

setTimeout(() => giveUp(`the walk took more than ${WALK_MS / 1000} s`), WALK_MS).unref();
process.on('unhandledRejection', (reason) => giveUp(reason?.message ?? reason));

const app = await new SampleServer('flux').start();
const port = new URL(app.address).port;
console.log(`app ${port}`);
await once(process.stdin, 'data');

doing = 'starting Chromium';
const browser = await chromium.launch({
  timeout: STEP_MS,
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic'],
});

async function open(theme) {
  const context = await browser.newContext({ viewport: PHONE, colorScheme: theme, locale: 'en' });
  context.setDefaultTimeout(STEP_MS);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[13]/.test(message.text())) {
      findings.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => findings.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(pulse) && !request.url().startsWith('data:')) {
      findings.push(`asks elsewhere: ${request.url()}`);
    }
  });
  return page;
}

async function check(what, truth) {
  if (!(await truth)) {
    findings.push(what);
  }
}

async function inspect(page, name) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await check(`${name}: ${overflow} px wider than a phone`, overflow <= 0);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run(document));
  violations.forEach(({ id, impact }) => findings.push(`${name}: axe ${impact} ${id}`));
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

async function login(page, word) {
  await page.fill('#username', user);
  await page.fill('#password', word);
  const next = page.waitForEvent('domcontentloaded');
  await page.click('button');
  await next;
}

for (const theme of ['dark', 'light']) {
  doing = `logging in (${theme})`;
  const page = await open(theme);
  await page.goto(pulse);
  await check('a stranger is led to the login', page.url().endsWith('/login'));
  await inspect(page, `login-${theme}`);
  await login(page, password);
  await page.waitForSelector('flare-apps-page .empty');
  await inspect(page, `start-${theme}`);

  doing = `opening the app through the proxy (${theme})`;
  const heard = profitsHeard(page);
  await page.goto(`${pulse}${port}/`);
  await page.waitForSelector('.state.live');
  doing = `waiting for an update (${theme})`;
  await check('no update reached the page', showsNews(page, heard));

  doing = `logging out (${theme})`;
  const other = await page.context().newPage();
  await other.goto(pulse);
  await other.click('text=Log out');
  await page.waitForSelector('#password');
  await check('back to the app after the login', page.url().includes(`to=%2F${port}%2F`));
  await page.context().close();
}

{
  doing = 'guessing passwords';
  const page = await open('dark');
  await page.goto(`${pulse}login`);
  for (let round = 0; round < 3; round++) {
    await check('the form is there', page.isVisible('#password'));
    await login(page, `wrong ${round}`);
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

doing = 'closing Chromium';
await browser.close();
await app.stop();
findings.forEach((finding) => console.log(finding));
console.log(`${findings.length} findings`);
process.exit(findings.length > 0 ? 1 : 0);
