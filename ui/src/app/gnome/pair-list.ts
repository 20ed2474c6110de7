import { Injectable, computed, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { auditTime } from 'rxjs';
import { MarketClock } from '../core/market-clock';
import { TrackedPair } from '../core/model';
import { Row } from '../core/rows';
import { concernOf } from './concern';
import { Decisions } from './decisions';
import { BY_NAME, COLUMNS, Column, Order, clicked, comparing } from './pair-order';
import { Pairs } from './pairs';

const VIEW_KEY = 'flare-gnome-view';
const ORDER_KEY = 'flare-gnome-order';
const REORDER_MS = 1000;

export const VIEWS = ['table', 'cards'] as const;
export type View = (typeof VIEWS)[number];

/** Which pairs are shown, in which order and how; the choice outlives the visit. */
@Injectable()
export class PairList {
  private readonly pairs = inject(Pairs);
  private readonly clock = inject(MarketClock);
  private readonly chosenView = signal<View>(
    VIEWS.find((view) => view === localStorage.getItem(VIEW_KEY)) ?? 'table',
  );
  private readonly chosenOrder = signal(rememberedOrder());
  /** Rows do not jump with every decision, but once a second at most. */
  private readonly moved = toSignal(inject(Decisions).made.pipe(auditTime(REORDER_MS)));

  /** How far the list was scrolled when the page was left. */
  leftAt: [number, number] = [0, 0];

  readonly filter = signal('');
  readonly onlyConcerns = signal(false);
  readonly view = this.chosenView.asReadonly();
  readonly order = this.chosenOrder.asReadonly();

  readonly concerned = computed(
    () => this.pairs.rows.list().filter((row) => this.isConcern(row)).length,
  );
  readonly shown = computed(() => {
    const wanted = this.filter()
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '');
    const rows = this.pairs.rows
      .list()
      .filter((row) => row.id.includes(wanted))
      .filter((row) => !this.onlyConcerns() || this.isConcern(row));
    return this.ordered(rows);
  });

  show(view: View): void {
    this.chosenView.set(view);
    localStorage.setItem(VIEW_KEY, view);
  }

  orderBy(column: Column): void {
    this.chosenOrder.update((order) => clicked(order, column));
    const { column: name, down } = this.order();
    localStorage.setItem(ORDER_KEY, `${name} ${down ? 'down' : 'up'}`);
  }

  private isConcern(row: Row<TrackedPair>): boolean {
    return concernOf(row.value(), this.clock.now()) !== null;
  }

  private ordered(rows: readonly Row<TrackedPair>[]): readonly Row<TrackedPair>[] {
    const order = this.order();
    if (order.column !== 'pair') {
      this.moved();
    }
    const compare = comparing(order);
    return untracked(() => [...rows].sort((one, other) => compare(one.value(), other.value())));
  }
}

function rememberedOrder(): Order {
  const [name, way] = (localStorage.getItem(ORDER_KEY) ?? '').split(' ');
  const column = COLUMNS.find((each) => each === name);
  return column ? { column, down: way === 'down' } : BY_NAME;
}
