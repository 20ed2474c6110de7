import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable, tap } from 'rxjs';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { Live } from '../core/live';
import { MarketClock } from '../core/market-clock';
import { Decision, PairChange, TrackedPair } from '../core/model';
import { Rows } from '../core/rows';
import { Decisions } from './decisions';

/** The pairs that Gnome follows, as they are now. */
@Injectable()
export class Pairs {
  private readonly api = inject(Api);
  private readonly live = inject(Live);
  private readonly clock = inject(MarketClock);
  private readonly decisions = inject(Decisions);
  private readonly known = signal(false);

  readonly rows = new Rows<TrackedPair>(
    (pair) => pair.symbol,
    (one, other) => one.symbol.localeCompare(other.symbol),
  );
  /** Whether the server has told the pairs at least once. */
  readonly loaded = this.known.asReadonly();
  readonly loading = new Command();

  constructor() {
    this.live.refresh.pipe(takeUntilDestroyed()).subscribe(() => this.load());
    this.live
      .topic<PairChange>('pairs')
      .pipe(takeUntilDestroyed())
      .subscribe((changes) => changes.forEach((change) => this.apply(change)));
    this.decisions.made
      .pipe(takeUntilDestroyed())
      .subscribe((made) => made.forEach((decision) => this.decided(decision)));
  }

  load(): void {
    const mark = this.rows.mark();
    this.loading.run(this.api.get<TrackedPair[]>('pairs'), (pairs) => {
      this.rows.settle(pairs, mark);
      this.known.set(true);
      this.clock.saw(...pairs.map((pair) => pair.updatedAt));
      this.decisions.catchUp(Math.max(0, ...pairs.map((pair) => pair.lastDecision?.seq ?? 0)));
    });
  }

  add(base: string, quote: string): Observable<TrackedPair> {
    return this.api
      .post<TrackedPair>('pairs', { base, quote, active: true })
      .pipe(tap((pair) => this.rows.put(pair)));
  }

  setActive(symbol: string, active: boolean): Observable<TrackedPair> {
    return this.api
      .patch<TrackedPair>(`pairs/${encodeURIComponent(symbol)}`, { active })
      .pipe(tap((pair) => this.rows.put(pair)));
  }

  remove(symbol: string): Observable<unknown> {
    return this.api
      .delete(`pairs/${encodeURIComponent(symbol)}`)
      .pipe(tap(() => this.rows.remove(symbol)));
  }

  private apply({ kind, pair }: PairChange): void {
    if (kind === 'removed') {
      this.rows.remove(pair.symbol);
      return;
    }
    const lastDecision = newer(this.rows.get(pair.symbol)?.lastDecision, pair.lastDecision);
    this.rows.put({ ...pair, lastDecision });
    this.clock.saw(pair.updatedAt);
  }

  private decided(decision: Decision): void {
    this.rows.update(decision.symbol, (pair) => ({
      ...pair,
      lastDecision: newer(pair.lastDecision, decision),
      updatedAt: Math.max(pair.updatedAt ?? 0, decision.analysedAt),
    }));
  }
}

function newer(one: Decision | null | undefined, other: Decision | null): Decision | null {
  return (one?.seq ?? 0) > (other?.seq ?? 0) ? (one ?? null) : other;
}
