import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { forkJoin } from 'rxjs';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { Live } from '../core/live';
import { Decision } from '../core/model';
import { candleLength } from './candle-length';
import { Pairs } from './pairs';

const AT_FIRST = 500;
const KEPT = 1000;
const OVERLAP = 2;

/** A closed candle; prices and volumes in plain decimal notation. */
export interface Candle {
  readonly openedAt: number;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly baseVolume: string;
  readonly quoteVolume: string;
}

/** What the indicators read at a candle, by name. */
export interface Readings {
  readonly openedAt: number;
  readonly values: Readonly<Record<string, number>>;
}

interface Stretch {
  readonly candles: readonly Candle[];
  readonly readings: readonly Readings[];
  readonly decisions: readonly Decision[];
}

const NOTHING: Stretch = { candles: [], readings: [], decisions: [] };

/** The candles of one pair, what was read from each and decided on each; it goes on by itself. */
@Injectable()
export class PairHistory {
  private readonly api = inject(Api);
  private readonly pairs = inject(Pairs);
  private readonly wanted = signal('');
  private readonly known = signal(NOTHING);
  private readonly told = signal(false);

  readonly symbol = this.wanted.asReadonly();
  /** Oldest first, as are the readings and the decisions. */
  readonly candles = computed(() => this.known().candles);
  readonly readings = computed(() => this.known().readings);
  readonly decisions = computed(() => this.known().decisions);
  /** Whether the server has answered at least once. */
  readonly loaded = this.told.asReadonly();
  readonly reading = new Command();
  readonly pair = computed(() =>
    this.pairs.rows
      .list()
      .find((row) => row.id === this.wanted())
      ?.value(),
  );

  private readonly newest = computed(() => {
    const pair = this.pair();
    return pair && `${pair.symbol} ${pair.lastDecision?.seq}`;
  });

  constructor() {
    effect(() => {
      if (this.newest()) {
        untracked(() => this.follow());
      }
    });
    inject(Live)
      .refresh.pipe(takeUntilDestroyed())
      .subscribe(() => this.follow());
  }

  show(symbol: string): void {
    if (symbol !== this.wanted()) {
      this.wanted.set(symbol);
      this.known.set(NOTHING);
      this.told.set(false);
    }
  }

  /** Reads what is missing up to the newest decision there is. */
  follow(): void {
    const missing = this.missing();
    if (this.pair() && missing > 0) {
      this.read(Math.min(missing + OVERLAP, AT_FIRST));
    }
  }

  private missing(): number {
    const last = this.candles().at(-1)?.openedAt;
    const newest = this.pair()?.lastDecision;
    if (last === undefined) {
      return AT_FIRST;
    }
    return newest ? (newest.candleAt - last) / candleLength(newest.granularity) : 0;
  }

  private read(limit: number): void {
    const path = `pairs/${encodeURIComponent(this.wanted())}`;
    const stretch = forkJoin({
      candles: this.api.get<Candle[]>(`${path}/candles?limit=${limit}`),
      readings: this.api.get<Readings[]>(`${path}/readings?limit=${limit}`),
      decisions: this.api.get<Decision[]>(`${path}/decisions?limit=${limit}`),
    });
    this.reading.runInstead(stretch, (news) => {
      this.told.set(true);
      this.known.update((known) => together(known, news));
    });
  }
}

function together(known: Stretch, news: Stretch): Stretch {
  return {
    candles: merged(known.candles, news.candles, (each) => each.openedAt),
    readings: merged(known.readings, news.readings, (each) => each.openedAt),
    decisions: merged(known.decisions, news.decisions, (each) => each.seq),
  };
}

function merged<T>(known: readonly T[], news: readonly T[], placeOf: (each: T) => number) {
  const places = new Map([...known, ...news].map((each) => [placeOf(each), each]));
  return [...places.values()].sort((one, other) => placeOf(one) - placeOf(other)).slice(-KEPT);
}
