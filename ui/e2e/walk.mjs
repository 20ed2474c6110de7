// Walks through the built dashboards in a real browser against sample answers: every page in both
// themes and sizes, commands that are refused, a server that falls silent and comes back.
// Needs `node build.mjs` first and a Chromium (CHROMIUM, default /usr/bin/chromium).
// Pictures go to the folder named as argument, if any.
import {
  SIZES,
  end,
  everywhere,
  expect,
  findings,
  inspect,
  open,
  pictures,
  weigh,
} from './browser.mjs';
import { SampleServer, TRADES } from './sample-server.mjs';

const FILLED = {
  flux: 'flare-open-position svg',
  grid: 'flare-open-position svg',
  simulator: 'tr[flare-market-row] svg',
};

for (const [component, filled] of Object.entries(FILLED)) {
  const server = await new SampleServer(component, component === 'flux' ? '/5015' : '').start();
  await everywhere(async (size, theme) => {
    const page = await open(server, size, theme);
    const name = `${component}-${size}-${theme}`;
    await expect(name, page, filled);
    await expect(name, page, '.state.live');
    await page.waitForTimeout(pictures ? 4000 : 500);
    await inspect(page, name);
    await page.context().close();
  });
  await server.stop();
  weigh(server, component);
}

{
  const server = await new SampleServer('flux').start();
  const page = await open(server, 'desktop', 'light', { mayComplain: true });
  await page.click('flare-open-position button:has-text("Close")');
  await expect('an offer is shown', page, 'dialog .offer:has-text("1,004.20")');
  await inspect(page, 'flux-close');
  await page.click('dialog button:has-text("Close now")');
  await expect('a refused close says why', page, 'dialog [role=alert]');
  await inspect(page, 'flux-close-refused');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });

  await page.focus('[role=tab][aria-selected=true]');
  for (const view of ['conversions', 'by-pair', 'by-label', 'by-exit']) {
    await page.keyboard.press('ArrowRight');
    await expect(view, page, 'flare-books-card tbody tr');
    await inspect(page, `flux-${view}`);
  }
  await page.hover('flare-statistics flare-term >> nth=9');
  await expect('a formula is shown', page, '[role=tooltip]:has-text("√365") >> visible=true');
  await page.click('flare-refusals summary >> nth=0');
  await expect('a remedy is shown', page, 'flare-refusals details[open] .mono');
  await inspect(page, 'flux-refusal');
  await page.context().close();
  await server.stop();
}

{
  const server = await new SampleServer('flux').start();
  const page = await open(server, 'desktop', 'dark');
  await expect('trades', page, 'flare-closed-trades .row');
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) =>
      list
        .getEntries()
        .forEach((each) => (window.longest = Math.max(window.longest, each.duration))),
    ).observe({ type: 'longtask' });
  });
  const known = () =>
    page.evaluate(() => {
      const list = document.querySelector('cdk-virtual-scroll-viewport');
      list.scrollTop = list.scrollHeight;
      return Math.round(list.scrollHeight / 44);
    });
  while ((await known()) < TRADES) {
    await page.waitForTimeout(5);
  }
  const drawn = await page.locator('flare-closed-trades .row').count();
  const longest = Math.round(await page.evaluate(() => window.longest));
  console.log(`${TRADES} trades scrolled: ${drawn} rows drawn, longest task ${longest} ms`);
  if (drawn > 60) {
    findings.push(`${drawn} rows of ${TRADES} trades are drawn at once`);
  }
  await page.context().close();
  await server.stop();
}

{
  const server = await new SampleServer('grid').start();
  for (const [button, name] of [
    ['Shrink', 'drift'],
    ['It was done', 'lost'],
    ['My coins are in this account now', 'account'],
    ['Lift', 'lift'],
    ['Back to demo …', 'mode'],
    ['Write off', 'write-off'],
    ['Reset …', 'reset'],
  ]) {
    const page = await open(server, 'phone', 'dark', { mayComplain: true });
    await page.click(`button:has-text("${button}") >> nth=0`);
    await expect(name, page, 'dialog h2');
    await inspect(page, `grid-dialog-${name}`);
    await page.context().close();
  }
  await server.stop();
}

{
  const server = await new SampleServer('__COMPONENT__').start();
  server.refuses = true;
  const page = await open(server, 'desktop', 'dark', { mayComplain: true });
  await expect('the retry page', page, 'flare-retry-page');
  await inspect(page, 'retry-desktop-dark');
  await page.setViewportSize(SIZES.phone);
  await inspect(page, 'retry-phone-dark');
  server.component = 'flux';
  server.refuses = false;
  await expect('it goes on by itself', page, FILLED.flux, 8000);
  await page.context().close();
  await server.stop();
}

await end();
