// A walk through something that runs: what it is doing, what it found, and an end whatever happens.

/** Knows at each moment what is being done, so that a finding says where it was made. */
export class Errand {
  doing = 'starting Chromium';
  #findings = [];

  /** @param longest how many milliseconds it may take before it gives up */
  constructor(longest) {
    setTimeout(() => this.#giveUp(`it took more than ${longest / 1000} s`), longest).unref();
    for (const event of ['unhandledRejection', 'uncaughtException']) {
      process.on(event, (reason) => this.#giveUp(reason?.message ?? reason));
    }
  }

  found = (finding) => this.#findings.push(`${this.doing}: ${finding}`);

  async check(what, truth) {
    if (!(await truth)) {
      this.found(what);
    }
  }

  /** Says what was found; the process fails if there was anything. */
  end() {
    this.#say(`${this.#findings.length} findings`);
    process.exit(this.#findings.length > 0 ? 1 : 0);
  }

  #giveUp(why) {
    this.#say(`gave up while ${this.doing}: ${why}`);
    process.exit(2);
  }

  #say(last) {
    [...this.#findings, last].forEach((line) => console.log(line));
  }
}

/** Fills in the form of Pulse's login, which the page shows, and waits for the page behind it. */
export async function logIn(page, user, password) {
  await page.fill('#username', user);
  await page.fill('#password', password);
  const next = page.waitForEvent('domcontentloaded');
  await page.click('button');
  await next;
}
