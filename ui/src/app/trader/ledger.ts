import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { Changes, Delta, Deltas, changed } from '../core/deltas';
import { Live } from '../core/live';
import { MarketClock } from '../core/market-clock';
import { Position, TraderSnapshot, TraderState, Valuation } from '../core/model';
import { Rows } from '../core/rows';
import { Trails } from '../parts/trails';
import { Trades } from './trades';

const TRAIL = 90;

type PositionChanges = Changes<Position> & Pick<Position, 'id'>;

/** A trader's book as the server tells it: its state and its open positions. */
@Injectable()
export class Ledger {
  private readonly api = inject(Api);
  private readonly clock = inject(MarketClock);
  private readonly live = inject(Live);
  private readonly trades = inject(Trades);
  private readonly current = signal<TraderState | null>(null);

  readonly state = this.current.asReadonly();
  readonly open = new Rows<Position>(
    (position) => position.id,
    (one, other) => other.openedAt - one.openedAt,
  );
  readonly changes = new Trails(TRAIL);
  readonly loading = new Command();

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
    this.trades.readNewest();
  }

  /** The answer to a command shows at once what it did; the rest comes with the topics. */
  switched({ trading, balance }: TraderSnapshot): void {
    this.current.update((state) => state && { ...state, trading, balance });
  }

  /** A position is open, or it is one of the trades. */
  moved(position: Position): void {
    this.clock.saw(position.openedAt, position.closedAt);
    if (position.closedAt == null) {
      this.open.put(position);
      return;
    }
    this.open.remove(position.id);
    this.trades.add(position);
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

  private valued({ id, value, pnlPercentage, at }: Valuation): void {
    this.open.update(id, (position) => ({ ...position, value, pnlPercentage }));
    this.changes.add(id, at, pnlPercentage);
    this.clock.saw(at);
  }
}
