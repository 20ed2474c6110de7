// A headless Chromium that notes what a page must not do.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A button asks for four seconds before it forgets. */
const ASKING_MS = 5000;
const TWICE_MS = 60_000;
const START_MS = 60_000;

export const SIZES = {
  desktop: { width: 1500, height: 900 },
  phone: { width: 390, height: 844 },
};

/** Ends the whole program, and says so, where there is no Chromium. */
export function launch(what) {
  if (!existsSync(CHROMIUM)) {
    console.log(`${what} skipped: there is no Chromium at ${CHROMIUM}`);
    process.exit(0);
  }
  return chromium.launch({
    timeout: START_MS,
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Tells `found` whatever the page says on its console (a breach of its policy among it), throws, or
 * asks of another than `home`. A message of the console for which `expected` is true is no finding.
 */
export function watch(page, home, found, expected = () => false) {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expected(message)) {
      found(`console: ${message.text()} ${message.location().url}`);
    }
  });
  page.on('pageerror', (error) => found(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && !request.url().startsWith('data:')) {
      found(`asks elsewhere: ${request.url()}`);
    }
  });
}

/** Whether the console says that a call was refused: this status, for a path like this. */
export function isRefusal(message, status, path) {
  const { url } = message.location();
  const isOfStatus = message.text().includes(`responded with a status of ${status} `);
  return isOfStatus && URL.canParse(url) && path.test(new URL(url).pathname);
}

/** Presses a button that asks once more on itself, and anew where it forgot that it was asked. */
export async function pressTwice(page, first, second) {
  for (const until = Date.now() + TWICE_MS; ;) {
    await page.click(first);
    try {
      await page.click(second, { timeout: ASKING_MS });
      return;
    } catch (late) {
      if (Date.now() > until) {
        throw late;
      }
    }
  }
}

/** Tells `found` what axe finds, and what is wider than the screen or its box. */
export async function look(page, found) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) {
    found(`${overflow} px wider than the screen`);
  }
  const nothing = await page.evaluate(() => {
    const root = document.querySelector('flare-root') ?? document.body;
    const end = root.getBoundingClientRect().bottom + scrollY;
    return Math.round(document.documentElement.scrollHeight - end);
  });
  if (nothing > 1) {
    found(`${nothing} px of nothing below the page`);
  }
  const burst = await page.evaluate(
    () =>
      Array.from(document.querySelectorAll('.card, flare-tile, flare-open-position')).filter(
        (box) => box.scrollWidth > box.clientWidth,
      ).length,
  );
  if (burst > 0) {
    found(`${burst} boxes are too narrow for what they hold`);
  }
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  for (const { id, impact, nodes } of violations) {
    found(`axe ${impact} ${id}: ${nodes.map((node) => node.html.slice(0, 140)).join(' | ')}`);
  }
}
