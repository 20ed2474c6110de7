import { HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EMPTY, catchError, exhaustMap, tap, timeout, timer } from 'rxjs';
import { Connection } from '../core/connection';
import { MarketClock } from '../core/market-clock';
import { Problem, problemOf } from '../core/problem';
import { Rows } from '../core/rows';
import { Trails } from '../parts/trails';

const LOOK_MS = 1000;
const PATIENCE_MS = 2000;
const TRAIL = 90;

export interface MarketPair {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly price: string;
  /** What a seller gets; null while trading is halted, as `ask` is. */
  readonly bid: string | null;
  readonly ask: string | null;
  readonly spreadPercentage: string | null;
  readonly status: 'online' | 'halt';
}

export interface MarketView {
  /** The exchange's time. */
  readonly at: number;
  /** How many times faster than real time the exchange's clock runs. */
  readonly speed: number;
  readonly pairs: readonly MarketPair[];
}

/** The simulator's market, looked at each second. */
@Injectable()
export class Market {
  private readonly http = inject(HttpClient);
  private readonly connection = inject(Connection);
  private readonly clock = inject(MarketClock);
  private readonly pace = signal<number | null>(null);
  private readonly refusal = signal<Problem | null>(null);

  readonly rows = new Rows<MarketPair>(
    (pair) => pair.symbol,
    (one, other) => one.symbol.localeCompare(other.symbol),
  );
  readonly prices = new Trails(TRAIL);
  /** How many times faster than real time, null until the server has told it. */
  readonly speed = this.pace.asReadonly();
  readonly problem = this.refusal.asReadonly();

  constructor() {
    timer(0, LOOK_MS)
      .pipe(
        exhaustMap(() => this.look()),
        takeUntilDestroyed(),
      )
      .subscribe((view) => this.seen(view));
  }

  private look() {
    return this.http.get<MarketView>('simulator/market').pipe(
      timeout(PATIENCE_MS),
      tap(() => this.refusal.set(null)),
      catchError((failure: unknown) => {
        this.refusal.set(problemOf(failure));
        return EMPTY;
      }),
    );
  }

  private seen(view: MarketView): void {
    this.connection.heard();
    this.clock.saw(view.at);
    this.pace.set(view.speed);
    this.rows.settle(view.pairs, this.rows.mark());
    view.pairs.forEach((pair) => this.prices.add(pair.symbol, view.at, pair.price));
  }
}
