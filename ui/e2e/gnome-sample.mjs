// A Gnome of samples: prices wander the same way in each run, and what is decided on them follows
// from the rule, so that a page has true things to explain.
import { COINS } from './sample.mjs';

const STEP = 300_000;
const BEGIN = Date.UTC(2026, 2, 17, 14);
const PAST = 620;
const WARM_UP = 100;
const LISTED = [...Object.keys(COINS), 'WBTC', 'SUI', 'PEPE', 'LUNA'];
const STEPS_FROM_TO = {
  none: { none: 'FHNP', buy: 'BDNP', sell: 'FHJL' },
  buy: { none: 'EHMP', buy: 'ADMP', sell: 'EHIL' },
  sell: { none: 'FGNO', buy: 'BCNO', sell: 'FGJK' },
};
const DICTIONARY = {
  BULL_ENTRY: [
    ['FHNP', 'FHNP', 'BDNP'],
    ['FGNO', 'FHNP', 'BDNP'],
  ],
  BEAR_ENTRY: [
    ['!BDNP', 'BCNO', 'ADMP', 'ADMP'],
    ['!BDNP', 'ADMP', 'ADMP', 'ADMP'],
  ],
  BULL_EXIT: [['EHIL']],
  BEAR_EXIT: [['FGJK']],
};

/** Pairs with their candles; each step closes the next candle of the next pair and decides on it. */
export class SampleGnome {
  #pairs = new Map();
  #seq = 0;
  #turn = 0;

  constructor(coins = COINS, past = PAST) {
    for (const [base, price] of Object.entries(coins)) {
      this.#pairs.set(`${base}USDT`, new SamplePair(base, price, past));
    }
    for (let n = 0; n < past; n++) {
      this.#pairs.forEach((pair) => this.#advance(pair));
    }
    this.#pairs.get('DOTUSDT')?.change({ active: false });
  }

  /** So many pairs, for a page that has much to do. */
  static ofMany(count) {
    const names = Array.from({ length: count }, (_, n) => `C${String(n).padStart(3, '0')}`);
    const coins = Object.fromEntries(names.map((name, n) => [name, 0.5 + n * 1.37]));
    return new SampleGnome(coins, WARM_UP + 1);
  }

  get seq() {
    return this.#seq;
  }

  /** The decision of the next pair's next candle. */
  next() {
    const running = [...this.#pairs.values()].filter((pair) => pair.active && !pair.isYoung);
    return this.#advance(running[this.#turn++ % running.length]);
  }

  #advance(pair) {
    const decision = pair.closeCandle(this.#seq + 1);
    this.#seq = decision?.seq ?? this.#seq;
    return decision;
  }

  /** Answers a request below `api/`: its status, and what there is to say; null for an unknown one. */
  answer(method, path, query, body) {
    const [, symbol, part] = /^api\/pairs\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    const pair = this.#pairs.get(symbol);
    if (method === 'POST' && path === 'api/pairs') {
      return this.#add(body);
    }
    if (path === 'api/pairs') {
      return ok([...this.#pairs.values()].map((each) => each.view()));
    }
    if (path === 'api/board') {
      return ok(this.#board(Number(query.get('after'))));
    }
    if (path === 'api/symbols') {
      return ok(this.#listed(query.get('q').toUpperCase()));
    }
    if (!pair) {
      return symbol ? refused(404, 'pair-unknown', `${symbol} is not followed here`) : null;
    }
    if (method === 'DELETE') {
      this.#pairs.delete(symbol);
      return { status: 204, topic: { kind: 'removed', pair: pair.view() } };
    }
    if (method === 'PATCH') {
      pair.change(body);
      return { ...ok(pair.view()), topic: { kind: 'changed', pair: pair.view() } };
    }
    return pair.answer(part, query);
  }

  #add({ base }) {
    if (base === 'LUNA') {
      return refused(404, 'pair-unlisted', 'BitGet does not list LUNAUSDT.');
    }
    const pair = new SamplePair(base, 3.14, 0);
    this.#pairs.set(`${base}USDT`, pair);
    return { status: 201, body: pair.view(), topic: { kind: 'added', pair: pair.view() } };
  }

  #listed(wanted) {
    return LISTED.map((base) => ({
      symbol: `${base}USDT`,
      base,
      quote: 'USDT',
      followed: this.#pairs.has(`${base}USDT`),
    })).filter((pair) => pair.symbol.includes(wanted));
  }

  #board(after) {
    const pairs = [...this.#pairs.values()];
    const confirmed = pairs
      .flatMap((pair) =>
        pair.decisions.filter(({ seq, buy, sell }) => seq > after && (buy || sell)),
      )
      .sort((one, other) => other.seq - one.seq)
      .slice(0, 40);
    return {
      seq: this.#seq,
      pairs: pairs.map((pair) => pair.inBrief(after)),
      confirmed: confirmed.map(briefly),
    };
  }
}

class SamplePair {
  candles = [];
  readings = [];
  decisions = [];
  active = true;
  #whys = new Map();
  #words = [];
  #raw = 'none';
  #random;
  #phase;
  #price;
  #past;
  #closes = [];
  #digits;

  constructor(base, price, past) {
    this.base = base;
    this.symbol = `${base}USDT`;
    this.#past = past;
    this.#price = price;
    this.#digits = price > 1000 ? 2 : price > 1 ? 4 : price > 0.01 ? 5 : 8;
    this.#random = seeded(base);
    this.#phase = 60 * this.#random();
  }

  /** NEAR is new at the exchange: too few candles to decide on. */
  get isYoung() {
    return this.base === 'NEAR' || this.candles.length === 0;
  }

  change({ active }) {
    this.active = active;
  }

  view() {
    const last = this.decisions.at(-1) ?? null;
    return {
      symbol: this.symbol,
      base: this.base,
      quote: 'USDT',
      active: this.active,
      lastDecision: last,
      updatedAt: last?.analysedAt ?? null,
      status: this.candles.length === 0 ? 'starting' : this.isYoung ? 'young' : 'ok',
      error: this.base === 'NEAR' ? 'The exchange has only 61 candles; 100 are needed.' : null,
    };
  }

  inBrief(after) {
    const told = this.view();
    const rates = this.decisions.slice(-36).filter(({ seq }) => seq > after);
    return {
      ...told,
      lastDecision: told.lastDecision && briefly(told.lastDecision),
      rates: rates.map(({ seq, rate }) => ({ seq, rate })),
    };
  }

  answer(part, query) {
    const limit = Number(query.get('limit') ?? 100);
    const seq = Number(query.get('seq'));
    switch (part) {
      case 'candles':
      case 'readings':
      case 'decisions':
        return ok(this[part].slice(-limit).reverse());
      case 'why':
        return this.#whys.has(seq)
          ? ok(this.#whys.get(seq))
          : refused(404, 'decision-unknown', `No decision ${seq} about ${this.symbol} is kept`);
      default:
        return null;
    }
  }

  closeCandle(seq) {
    const n = this.candles.length;
    if (this.base === 'NEAR' && n > 60) {
      return null;
    }
    this.candles.push(this.#candle(n));
    this.#closes.push(Number(this.candles[n].close));
    this.readings.push({ openedAt: this.candles[n].openedAt, values: this.#read(n) });
    return n < WARM_UP ? null : this.#decide(n, seq);
  }

  #candle(n) {
    const open = this.#price;
    const drift = 0.0011 * Math.sin(n / 23 + this.#phase) + 0.0006 * Math.sin(n / 7 + this.#phase);
    const close = open * (1 + 0.0042 * (this.#random() - 0.5) + drift);
    const volume = (20 + 300 * this.#random() ** 3) * (1 + Math.abs(drift) * 400);
    this.#price = close;
    const high = Math.max(open, close) * (1 + 0.0012 * this.#random());
    const low = Math.min(open, close) * (1 - 0.0012 * this.#random());
    return {
      openedAt: BEGIN + (n - this.#past) * STEP,
      ...this.#prices({ open, high, low, close }),
      baseVolume: volume.toFixed(2),
      quoteVolume: (volume * close).toFixed(2),
    };
  }

  #prices(prices) {
    return Object.fromEntries(
      Object.entries(prices).map(([name, price]) => [name, price.toFixed(this.#digits)]),
    );
  }

  /** Near enough to what the indicators would read. */
  #read(n) {
    const closes = this.#closes;
    const mean = (length, before = 0) => {
      const end = closes.length - before;
      return average(closes.slice(Math.max(0, end - length), end));
    };
    const close = closes.at(-1);
    const middle = mean(14);
    const spread = 2 * deviation(closes.slice(-14), middle) || 0.002 * middle;
    const momentum = (close - middle) / spread;
    const macd = mean(12) - mean(26);
    const macds = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((back) => mean(12, back) - mean(26, back));
    const roc = 100 * (close / (closes.at(-11) ?? close) - 1);
    const before = this.readings.at(-1)?.values ?? {};
    const change = close - (closes.at(-2) ?? close);
    const adl = (before.adl ?? 0) + change * Number(this.candles[n].baseVolume);
    const atr = 0.9 * (before.atr ?? Math.abs(change)) + 0.1 * Math.abs(change) * 1.6;
    const force =
      0.86 * (before.forceIndex ?? 0) + 0.14 * change * Number(this.candles[n].baseVolume);
    const psar = middle - 0.9 * spread * Math.sign(macd || 1);
    return {
      close,
      priceDirection: direction(closes.slice(-5)),
      priceArithmeticDirection: direction(closes.slice(-5)),
      macd,
      macdSignal: average(macds),
      psar,
      stochK: bounded(50 + 46 * momentum),
      stochD: bounded(50 + (44 * (mean(3) - middle)) / spread),
      vwap: mean(100),
      adl,
      adlDirection: Math.sign(adl - (this.readings.at(-5)?.values.adl ?? 0)),
      ao: mean(5) - mean(34),
      roc,
      rocDirection: Math.sign(roc - (this.readings.at(-5)?.values.roc ?? 0)),
      forceIndex: force,
      forceIndexDirection: Math.sign(force - (before.forceIndex ?? 0)),
      trix: (100 * (mean(30) - mean(30, 1))) / middle,
      adx: 12 + 900 * Math.abs(macd / close) + 8 * Math.abs(Math.sin(n / 29)),
      bbLower: middle - spread,
      bbMiddle: middle,
      bbUpper: middle + spread,
      cci: 105 * momentum,
      mfi: bounded(50 + 38 * momentum),
      rsi: bounded(50 + 26 * momentum),
      atr,
      ...pattern(momentum, this.#random()),
      volatilityDirection: Math.sign(atr - (this.readings.at(-4)?.values.atr ?? atr)),
      takeProfitDirection: Math.sign(
        Math.abs(psar - close) - Math.abs((before.psar ?? psar) - (before.close ?? close)),
      ),
    };
  }

  #decide(n, seq) {
    const values = this.readings[n].values;
    const votes = votesOn(values);
    values.bullSupport = supportOf('bull', votes);
    values.bearSupport = supportOf('bear', votes);
    const { label, raw, steps } = ruled(values, votes);
    if (this.decisions.length > 0) {
      this.#words = [...this.#words, STEPS_FROM_TO[this.#raw][raw]].slice(-5);
    }
    this.#raw = raw;
    const sequences = (DICTIONARY[label] ?? []).map((sequence) => beside(sequence, this.#words));
    const passes = sequences.length === 0 || sequences.some((each) => each.matches);
    const candle = this.candles[n];
    const decision = {
      seq,
      symbol: this.symbol,
      base: this.base,
      quote: 'USDT',
      granularity: '5min',
      candleAt: candle.openedAt,
      analysedAt: candle.openedAt + STEP + 1000 + (seq % 12) * 900,
      rate: candle.close,
      label,
      rawBuy: raw === 'buy',
      rawSell: raw === 'sell',
      buy: raw === 'buy' && passes,
      sell: raw === 'sell' && passes,
      words: this.#words,
      volatility: ((100 * values.atr) / values.close).toFixed(4),
      takeProfit: ((100 * Math.abs(values.psar - values.close)) / values.close).toFixed(4),
      strategy: 'ExtendedMainStrategy',
      indicators: values,
      votes,
    };
    const confirmation =
      raw === 'none'
        ? 'no_action'
        : sequences.length === 0
          ? 'unfiltered'
          : passes
            ? 'confirmed'
            : 'unconfirmed';
    this.#whys.set(seq, { decision, steps, confirmation, sequences });
    this.decisions.push(decision);
    return decision;
  }
}

/** A decision as the page of all pairs is told it. */
export function briefly({ indicators, volatility, takeProfit, strategy, ...decision }) {
  const count = (side) => Object.values(decision.votes).filter((vote) => vote === side).length;
  const votes = { bull: count('bull'), none: count('none'), bear: count('bear') };
  return { ...decision, votes };
}

function pattern(momentum, chance) {
  if (chance < 0.12) {
    return momentum < 0
      ? { bullishPattern: 1, bearishPattern: 0, bullishReversal: 1, hammer: 1 }
      : { bullishPattern: 0, bearishPattern: 1, bullishReversal: 0, shootingStar: 1 };
  }
  return { bullishPattern: 0, bearishPattern: 0, bullishReversal: 0 };
}

function votesOn(v) {
  const sides = (bull, bear) => (bull === bear ? 'none' : bull ? 'bull' : 'bear');
  const above = (value, limit) => sides(value > limit, value < limit);
  const zone = (value, low, high) => sides(value < low, value > high);
  const stochZone = zone(Math.max(v.stochK, v.stochD), 20, 80);
  const crossing = above(v.stochK, v.stochD);
  const votes = {
    macd: above(v.macd, v.macdSignal),
    psar: above(v.close, v.psar),
    stoch: crossing === sides(stochZone === 'bear', stochZone === 'bull') ? 'none' : crossing,
    candlesticks: sides(v.bullishPattern === 1, v.bearishPattern === 1),
    vwap: above(v.close, v.vwap),
    adl: v.adlDirection === v.priceDirection ? above(v.adlDirection, 0) : 'none',
    ao: above(v.ao, 0),
    roc: above(v.roc, 0),
    forceIndex:
      above(v.forceIndex, 0) === above(v.forceIndexDirection, 0) ? above(v.forceIndex, 0) : 'none',
    trix: above(v.trix, 0),
    adx: sides(v.adx > 25, v.adx < 20),
    bollinger: sides(v.close < v.bbLower, v.close > v.bbUpper),
    cci: zone(v.cci, -100, 100),
    mfi: zone(v.mfi, 20, 80),
    rsi: zone(v.rsi, 30, 70),
    stochZone,
    divergence: divergenceIn(v),
  };
  const agrees = votes.macd === votes.psar || votes.macd === votes.stoch;
  return { trend: agrees ? votes.macd : 'none', ...votes };
}

function divergenceIn({ priceDirection, rocDirection, forceIndexDirection }) {
  const against = [rocDirection, forceIndexDirection].includes(-priceDirection);
  return priceDirection === 0 || !against ? 'none' : priceDirection > 0 ? 'bear' : 'bull';
}

function supportOf(side, votes) {
  const supporters = ['candlesticks', 'vwap', 'adl', 'ao', 'roc', 'forceIndex', 'trix'];
  return supporters.filter((name) => votes[name] === side).length / supporters.length;
}

/** The table of the rule with its gate, told step by step. */
function ruled(v, votes) {
  const seen = (name, holds) => ({ name, holds, found: holds ? 1 : 0, limit: 1 });
  const count = (name, found, limit) => ({ name, holds: found >= limit, found, limit });
  const zones = (side) =>
    ['cci', 'mfi', 'rsi', 'stochZone'].filter((name) => votes[name] === side).length;
  const row = (label, holds, ...facts) => ({ kind: 'row', label, holds, facts });
  const table = {
    bull: () => {
      const overbought = count('overbought', zones('bear'), 3);
      const diverges = seen('bearishDivergence', votes.divergence === 'bear');
      const carried = [
        { name: 'adxNotWeak', holds: v.adx >= 20, found: v.adx, limit: 20 },
        count('bullSupport', v.bullSupport, 0.5),
        seen('belowBands', votes.bollinger === 'bull'),
      ];
      const exhausted = overbought.holds || (overbought.found > 0 && diverges.holds);
      return [
        row('BULL_EXIT', exhausted, overbought, diverges),
        row(
          'BULL_ENTRY',
          carried.some((fact) => fact.holds),
          ...carried,
        ),
        row('WEAK_BULL', true),
      ];
    },
    bear: () => {
      const oversold = count('oversold', zones('bull'), 2);
      const diverges = seen('bullishDivergence', votes.divergence === 'bull');
      const turns = seen('bullishReversal', v.bullishReversal === 1);
      const carried = [
        { name: 'adxStrong', holds: v.adx > 25, found: v.adx, limit: 25 },
        count('bearSupport', v.bearSupport, 0.5),
        seen('aboveBands', votes.bollinger === 'bear'),
      ];
      const turning = oversold.holds || (oversold.found > 0 && (diverges.holds || turns.holds));
      return [
        row('BEAR_ENTRY', turning, oversold, diverges, turns),
        row(
          'BEAR_EXIT',
          carried.some((fact) => fact.holds),
          ...carried,
        ),
        row('WEAK_BEAR', true),
      ];
    },
    none: () => {
      const facts = [
        seen('belowBands', votes.bollinger === 'bull'),
        count('bullSupport', v.bullSupport, 0.5),
        seen('priceNotFalling', v.priceArithmeticDirection >= 0),
      ];
      return [
        row(
          'NO_TREND_ENTRY',
          facts.every((fact) => fact.holds),
          ...facts,
        ),
        row('NO_TREND_NO_ACTION', true),
      ];
    },
  };
  const steps = table[votes.trend]();
  const { label } = steps.find((step) => step.holds);
  const widens = v.volatilityDirection > 0 && v.takeProfitDirection > 0;
  const isOpen = { BULL_ENTRY: !widens, BEAR_ENTRY: widens }[label];
  const gate = {
    kind: 'gate',
    label,
    holds: isOpen,
    facts: [
      seen('volatilityRises', v.volatilityDirection > 0),
      seen('takeProfitRises', v.takeProfitDirection > 0),
    ],
  };
  const wanted = label.endsWith('ENTRY') ? 'buy' : label.endsWith('EXIT') ? 'sell' : 'none';
  return {
    label,
    raw: isOpen === false ? 'none' : wanted,
    steps: isOpen === undefined ? steps : [...steps, gate],
  };
}

function beside(sequence, words) {
  const places = sequence.map((wanted, n) => {
    const found = words.at(n - sequence.length) ?? null;
    const fits = wanted.startsWith('!')
      ? found !== null && `!${found}` !== wanted
      : found === wanted;
    return { wanted, found, fits };
  });
  const fitting = places.filter((place) => place.fits).length;
  return { matches: fitting === places.length, fitting, places };
}

function ok(body) {
  return { status: 200, body };
}

function refused(status, code, detail) {
  return { status, body: { type: `urn:flare:problem:${code}`, title: detail, status, detail } };
}

function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function deviation(values, middle) {
  return Math.sqrt(average(values.map((value) => (value - middle) ** 2)));
}

function direction(values) {
  const steps = values.slice(1).map((value, i) => (i + 1) * Math.sign(value - values[i]));
  return Math.sign(steps.reduce((sum, step) => sum + step, 0));
}

function bounded(value) {
  return Math.min(99, Math.max(1, value));
}

function seeded(name) {
  let state =
    Array.from(name).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2_147_483_648;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
