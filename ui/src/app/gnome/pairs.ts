import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable, map, tap } from 'rxjs';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { Live } from '../core/live';
import { MarketClock } from '../core/market-clock';
import {
  Board,
  Brief,
  Decision,
  PairChange,
  ToldPair,
  TrackedPair,
  VoteCounts,
} from '../core/model';
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
    const missing = this.api.get<Board>(`board?after=${this.decisions.settledTo}`);
    this.loading.run(missing, (board) => {
      this.rows.settle(board.pairs, mark);
      this.known.set(true);
      this.clock.saw(...board.pairs.map((pair) => pair.updatedAt));
      this.decisions.settle(board);
    });
  }

  add(base: string, quote: string): Observable<TrackedPair> {
    return this.api.post<ToldPair>('pairs', { base, quote, active: true }).pipe(
      map(inBrief),
      tap((pair) => this.rows.put(pair)),
    );
  }

  setActive(symbol: string, active: boolean): Observable<TrackedPair> {
    return this.api.patch<ToldPair>(`pairs/${encodeURIComponent(symbol)}`, { active }).pipe(
      map(inBrief),
      tap((pair) => this.rows.put(pair)),
    );
  }

  remove(symbol: string): Observable<unknown> {
    return this.api
      .delete(`pairs/${encodeURIComponent(symbol)}`)
      .pipe(tap(() => this.rows.remove(symbol)));
  }

  private apply({ kind, pair: told }: PairChange): void {
    const pair = inBrief(told);
    if (kind === 'removed') {
      this.rows.remove(pair.symbol);
      return;
    }
    const lastDecision = newer(this.rows.get(pair.symbol)?.lastDecision, pair.lastDecision);
    this.rows.put({ ...pair, lastDecision });
    this.clock.saw(pair.updatedAt);
  }

  private decided(decision: Brief): void {
    this.rows.update(decision.symbol, (pair) => ({
      ...pair,
      lastDecision: newer(pair.lastDecision, decision),
      updatedAt: Math.max(pair.updatedAt ?? 0, decision.analysedAt),
    }));
  }
}

function newer(one: Brief | null | undefined, other: Brief | null): Brief | null {
  return (one?.seq ?? 0) > (other?.seq ?? 0) ? (one ?? null) : other;
}

function inBrief({ lastDecision, ...pair }: ToldPair): TrackedPair {
  return {
    ...pair,
    lastDecision: lastDecision && { ...lastDecision, votes: counted(lastDecision) },
  };
}

function counted({ votes }: Decision): VoteCounts {
  const counts = { bull: 0, none: 0, bear: 0 };
  Object.values(votes).forEach((vote) => counts[vote]++);
  return counts;
}
