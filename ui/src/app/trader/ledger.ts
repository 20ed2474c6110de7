import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable, tap } from 'rxjs';
import { Api, Page } from '../core/api';
import { Command } from '../core/command';
import { Changes, Delta, Deltas, changed } from '../core/deltas';
import { Live } from '../core/live';
import { MarketClock } from '../core/market-clock';
import { Position, TraderSnapshot, TraderState, Valuation } from '../core/model';
import { Rows } from '../core/rows';
import { Trails } from '../parts/trails';

const PAGE = 25;
const TRAIL = 90;

type PositionChanges = Changes<Position> & Pick<Position, 'id'>;

/** A trader's book as the server tells it: its state, its open positions, its closed trades. */
@Injectable()
export class Ledger {
  private readonly api = inject(Api);
  private readonly clock = inject(MarketClock);
  private readonly live = inject(Live);
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

  private readonly states = this.deltas<Changes<TraderState>>((changes) =>
    this.current.update((state) => state && changed(state, changes)),
  );
  private readonly positions = this.deltas<PositionChanges>((changes) => this.told(changes));
  private readonly valuations = this.deltas<readonly Valuation[]>((round) =>
    round.forEach((valuation) => this.valued(valuation)),
  );
  private readonly topics = [this.states, this.positions, this.valuations];

  constructor() {
    this.live.refresh.pipe(takeUntilDestroyed()).subscribe(() => this.load());
    this.follow('state', this.states);
    this.follow('positions', this.positions);
    this.follow('valuations', this.valuations);
  }

  load(): void {
    if (!this.loading.running()) {
      this.topics.forEach((topic) => topic.begin());
    }
    this.loading.run(this.api.get<TraderSnapshot>('state'), (snapshot) => this.show(snapshot));
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
      .pipe(tap(({ trading }) => this.current.update((state) => state && { ...state, trading })));
  }

  close(id: string): Observable<Position> {
    return this.api
      .post<Position>(`positions/${encodeURIComponent(id)}/close`)
      .pipe(tap((position) => this.moved(position)));
  }

  /** What was missed is read once the answer that is being worked through is done with. */
  private deltas<T>(apply: (changes: T) => void): Deltas<T> {
    return new Deltas<T>(apply, () => queueMicrotask(() => this.load()));
  }

  private follow<T>(topic: string, deltas: Deltas<T>): void {
    this.live
      .topic<Delta<T>>(topic)
      .pipe(takeUntilDestroyed())
      .subscribe((messages) => messages.forEach((message) => deltas.take(message)));
  }

  private show({ openPositions, seqs, ...state }: TraderSnapshot): void {
    this.current.set(state);
    this.open.settle(openPositions, this.open.mark());
    this.clock.saw(...openPositions.map((position) => position.openedAt));
    this.states.settle(seqs.state);
    this.positions.settle(seqs.positions);
    this.valuations.settle(seqs.valuations);
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

  /**
   * A position is told in full when it comes and when it is closed. A part of one that is not open
   * here is of one whose close was answered before it was told.
   */
  private told(changes: PositionChanges): void {
    const known = this.open.get(changes.id);
    if (known) {
      this.moved(changed(known, changes));
    } else if (changes.openedAt !== undefined) {
      this.moved(changes as Position);
    }
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
