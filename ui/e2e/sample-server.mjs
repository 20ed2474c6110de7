// A component on loopback that serves the built dashboards with sample answers and the real policy.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SampleGnome, briefly } from './gnome-sample.mjs';
import {
  closedTrade,
  conversion,
  equity,
  faults,
  market,
  refusals,
  startup,
  state,
  statistics,
  tradersConversion,
  valuation,
} from './sample.mjs';
import { Topics } from './socket.mjs';

const RESOURCES = join(import.meta.dirname, '../target/classes/META-INF/resources');
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const SAMPLE_NOON = Date.UTC(2026, 2, 17, 12);
/** How many decisions Gnome tells in one message. */
const TOGETHER = 100;
/** How many closed trades a trader has. */
export const TRADES = 50_000;

const policy = (nonce) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; ` +
  `font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'self'; ` +
  `frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types angular angular#bundler`;

/** @param prefix the path that a gateway would strip, such as `/5001` */
export class SampleServer {
  /** What was sent, by path, in bytes as they travel. */
  transferred = new Map();
  silent = false;
  /** Answers, but nothing moves. */
  still = false;
  /** How many pairs are decided in each tick, and how many milliseconds lie between two. */
  burst = 1;
  every = 250;
  /** Decisions told so far. */
  sent = 0;
  refuses = false;
  #topics = new Topics();
  #step = 0;
  #gnome;

  constructor(component, prefix = '') {
    this.component = component;
    this.prefix = prefix;
    this.server = createServer((request, response) => this.#answer(request, response));
    this.server.on('upgrade', (request, socket) => this.#upgrade(request, socket));
  }

  /** What a Gnome knows; made when it is first asked for. */
  get gnome() {
    return (this.#gnome ??= new SampleGnome());
  }

  set gnome(gnome) {
    this.#gnome = gnome;
  }

  async start() {
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.#ticking = setInterval(() => this.#tick(), this.every);
    this.address = `http://127.0.0.1:${this.server.address().port}${this.prefix}/`;
    return this;
  }

  stop() {
    clearInterval(this.#ticking);
    this.#topics.drop();
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  #ticking;

  #upgrade(request, socket) {
    if (request.url === `${this.prefix}/ws` && !this.silent) {
      this.#topics.upgrade(request, socket);
    } else {
      socket.destroy();
    }
  }

  #tick() {
    if (this.silent || this.still) {
      return;
    }
    this.#step++;
    if (this.component === 'gnome') {
      const made = range(1, this.burst).map(() => briefly(this.gnome.next()));
      this.sent += made.length;
      while (made.length > 0) {
        this.#topics.publish('digest', made.splice(0, TOGETHER));
      }
    } else if (this.component !== 'simulator') {
      const changes = [0, 1].map((n) => valuation(n, this.#step));
      this.#topics.publish('valuations', { seq: this.#step, changes });
    }
  }

  #answer(request, response) {
    if (this.silent) {
      return;
    }
    const url = new URL(request.url, 'http://server');
    if (!url.pathname.startsWith(`${this.prefix}/`)) {
      this.#send(response, 404, 'text/plain', 'outside the prefix');
      return;
    }
    const path = url.pathname.slice(this.prefix.length + 1);
    if (path === '') {
      this.#page(response);
    } else if (/^(api|simulator)\//.test(path)) {
      this.#api(request, response, path, url.searchParams);
    } else {
      this.#file(response, path);
    }
  }

  #page(response) {
    const nonce = randomBytes(16).toString('base64url');
    const page = readFileSync(join(RESOURCES, 'index.html'), 'utf8')
      .replace(/(<meta\s+name="component"\s+content=")[^"]*"/, `$1${this.component}"`)
      .replaceAll('__NONCE__', nonce);
    response.setHeader('Content-Security-Policy', policy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    this.#send(response, 200, 'text/html;charset=UTF-8', page, 'index.html');
  }

  #file(response, path) {
    const file = join(RESOURCES, path);
    if (existsSync(file)) {
      this.#send(response, 200, TYPES[extname(file)], readFileSync(file), path);
    } else {
      this.#send(response, 404, 'text/plain', 'no such file');
    }
  }

  #api(request, response, path, query) {
    if (this.refuses) {
      this.#problem(response, 503, 'Not ready', 'The component is starting.');
    } else if (this.component === 'gnome' && path !== 'api/info') {
      void this.#gnomeApi(request, response, path, query);
    } else if (request.method === 'POST') {
      this.#problem(response, 503, 'No quote', 'BitGet gave no quote for SOL to USDT: try again.');
    } else {
      const answer = this.#read(path, query, response);
      this.#send(response, answer ? 200 : 404, TYPES['.json'], JSON.stringify(answer ?? {}));
    }
  }

  async #gnomeApi(request, response, path, query) {
    const body = await text(request);
    const wish = body ? JSON.parse(body) : {};
    const answer = this.gnome.answer(request.method, path, query, wish) ?? {
      status: 404,
      body: {},
    };
    if (answer.topic) {
      this.#topics.publish('pairs', answer.topic);
    }
    const type = answer.status < 400 ? TYPES['.json'] : 'application/problem+json';
    this.#send(response, answer.status, type, JSON.stringify(answer.body ?? {}));
  }

  #read(path, query, response) {
    switch (path) {
      case 'api/info':
        return { component: this.component, title: titleOf(this.component), version: '0.1.0' };
      case 'api/state':
      case 'api/trading':
        return {
          ...state(this.component, 2),
          seqs: { state: 0, positions: 0, valuations: this.#step },
        };
      case 'api/positions': {
        const from = Number(query.get('cursor') ?? 0);
        const to = Math.min(TRADES, from + Number(query.get('limit')));
        if (to < TRADES) {
          query.set('cursor', to);
          response.setHeader('Link', `<?${query}>; rel="next"`);
        }
        return range(from, to - 1).map(closedTrade);
      }
      case 'api/startup':
        return startup(this.component);
      case 'api/statistics':
        return statistics();
      case 'api/statistics/equity':
        return equity();
      case 'api/refusals':
        return refusals();
      case 'api/conversions':
        return range(0, Number(query.get('limit')) - 1).map((n) => tradersConversion(n));
      case 'api/positions/open-0/offer':
        return {
          id: 'open-0',
          value: '1004.2',
          pnl: '4.2',
          pnlPercentage: '0.42',
          at: SAMPLE_NOON,
        };
      case 'simulator/market':
        return market(this.#step);
      case 'simulator/faults':
        return faults(this.#step);
      case 'simulator/ledger':
        return range(1, Number(query.get('limit'))).map(conversion);
      default:
        return null;
    }
  }

  #problem(response, status, title, detail) {
    const body = JSON.stringify({ type: 'about:blank', title, status, detail });
    this.#send(response, status, 'application/problem+json', body);
  }

  #send(response, status, type, body, file) {
    const packed = type?.startsWith('font/') ? Buffer.from(body) : gzipSync(body);
    if (file) {
      this.transferred.set(file, packed.length);
    }
    response.writeHead(status, {
      'Content-Type': type,
      ...(type?.startsWith('font/') ? {} : { 'Content-Encoding': 'gzip' }),
    });
    response.end(packed);
  }
}

async function text(request) {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function titleOf(component) {
  return { gnome: 'Gnome', flux: 'Flux', grid: 'Grid BTC', simulator: 'Simulator' }[component];
}
