import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable, tap } from 'rxjs';
import { Api, Page } from '../core/api';
import { Command } from '../core/command';
import { Live } from '../core/live';
import { MarketClock } from '../core/market-clock';
import { Position, TraderSnapshot, TraderState, Valuation } from '../core/model';
import { Rows } from '../core/rows';
import { Trails } from '../parts/trails';

const PAGE = 25;
const TRAIL = 90;

/** A trader's book as the server tells it: its state, its open positions, its closed trades. */
@Injectable()
export class Ledger {
  private readonly api = inject(Api);
  private readonly clock = inject(MarketClock);
  private readonly current = signal<TraderState | null>(null);
  private readonly trades = signal<readonly Position[] | null>(null);
  private readonly next = signal<string | undefined>(undefined);

  readonly state = this.current.asReadonly();
  readonly open = new Rows<Position>(
    (position) => position.id,
    (one, other) => other.openedAt - one.openedAt,
  );
  readonly changes = new Trails(TRAIL);
  /** Newest first; null until the server has told them. */
  readonly closed = this.trades.asReadonly();
  readonly hasMore = () => this.next() !== undefined;
  readonly loading = new Command();
  readonly loadingTrades = new Command();

  constructor() {
    const live = inject(Live);
    live.refresh.pipe(takeUntilDestroyed()).subscribe(() => this.load());
    live
      .topic<TraderState>('state')
      .pipe(takeUntilDestroyed())
      .subscribe((states) => this.current.set(states.at(-1) ?? null));
    live
      .topic<Position>('positions')
      .pipe(takeUntilDestroyed())
      .subscribe((positions) => positions.forEach((position) => this.moved(position)));
    live
      .topic<readonly Valuation[]>('valuations')
      .pipe(takeUntilDestroyed())
      .subscribe((rounds) => rounds.flat().forEach((valuation) => this.valued(valuation)));
  }

  load(): void {
    const mark = this.open.mark();
    this.loading.run(this.api.get<TraderSnapshot>('state'), ({ openPositions, ...state }) => {
      this.current.set(state);
      this.open.settle(openPositions, mark);
      this.clock.saw(...openPositions.map((position) => position.openedAt));
    });
    this.loadingTrades.run(
      this.api.page<Position>(`positions?status=closed&limit=${PAGE}`),
      (page) => this.readNewest(page),
    );
  }

  loadMore(): void {
    const next = this.next();
    if (next) {
      this.loadingTrades.run(this.api.page<Position>(next), (page) => {
        this.trades.update((trades) => together(trades ?? [], page.rows));
        this.next.set(page.next);
      });
    }
  }

  setTrading(enabled: boolean): Observable<unknown> {
    return this.api
      .put<TraderSnapshot>('trading', { enabled })
      .pipe(tap((state) => this.current.set(state)));
  }

  close(id: string): Observable<Position> {
    return this.api
      .post<Position>(`positions/${encodeURIComponent(id)}/close`)
      .pipe(tap((position) => this.moved(position)));
  }

  /** The newest page; older pages stay while nothing is missing between them and this one. */
  private readNewest(page: Page<Position>): void {
    const known = this.trades() ?? [];
    const oldest = page.rows.at(-1);
    const joins = oldest !== undefined && known.some((position) => position.id === oldest.id);
    this.trades.set(joins ? together(page.rows, known) : page.rows);
    this.next.update((next) => (joins ? next : page.next));
    this.clock.saw(...page.rows.map((position) => position.closedAt));
  }

  private moved(position: Position): void {
    this.clock.saw(position.openedAt, position.closedAt);
    if (position.closedAt == null) {
      this.open.put(position);
      return;
    }
    this.open.remove(position.id);
    this.trades.update((trades) => together([position], trades ?? []));
  }

  private valued({ id, value, pnlPercentage, at }: Valuation): void {
    this.open.update(id, (position) => ({ ...position, value, pnlPercentage }));
    this.changes.add(id, at, pnlPercentage);
    this.clock.saw(at);
  }
}

/** Both lists, each position once. */
function together(first: readonly Position[], then: readonly Position[]): readonly Position[] {
  const ids = new Set(first.map((position) => position.id));
  return [...first, ...then.filter((position) => !ids.has(position.id))];
}
