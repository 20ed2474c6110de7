import { Signal, WritableSignal, computed, signal } from '@angular/core';

/** One row of a live table: a change of it redraws nothing but itself. */
export interface Row<T> {
  readonly id: string;
  readonly value: Signal<T>;
}

interface Cell<T> extends Row<T> {
  readonly value: WritableSignal<T>;
  changedAt: number;
}

/** Rows that change one at a time, in a fixed order, each behind a signal of its own. */
export class Rows<T> {
  private readonly cells = new Map<string, Cell<T>>();
  private readonly removedAt = new Map<string, number>();
  private readonly shown = signal<readonly Row<T>[]>([]);
  private changes = 0;

  readonly list = this.shown.asReadonly();
  readonly size = computed(() => this.shown().length);

  constructor(
    private readonly idOf: (value: T) => string,
    private readonly order: (one: T, other: T) => number,
  ) {}

  get(id: string): T | undefined {
    return this.cells.get(id)?.value();
  }

  put(value: T): void {
    if (this.write(value)) {
      this.show();
    }
  }

  /** Changes the row, if it is there. */
  update(id: string, change: (value: T) => T): void {
    const cell = this.cells.get(id);
    if (cell) {
      this.write(change(cell.value()));
    }
  }

  remove(id: string): void {
    this.removedAt.set(id, ++this.changes);
    if (this.cells.delete(id)) {
      this.show();
    }
  }

  /** A point in time, to be taken before a snapshot is asked for. */
  mark(): number {
    return this.changes;
  }

  /** Makes the rows those of the snapshot, but for what changed after the mark: that is newer. */
  settle(snapshot: readonly T[], mark: number): void {
    const newer = (id: string) =>
      (this.cells.get(id)?.changedAt ?? this.removedAt.get(id) ?? 0) > mark;
    const wanted = new Map(snapshot.map((value) => [this.idOf(value), value]));
    for (const id of [...this.cells.keys()].filter((id) => !wanted.has(id) && !newer(id))) {
      this.cells.delete(id);
    }
    for (const [id, value] of wanted) {
      if (!newer(id)) {
        this.write(value);
      }
    }
    this.removedAt.clear();
    this.show();
  }

  /** Whether the row is a new one. */
  private write(value: T): boolean {
    const id = this.idOf(value);
    const changedAt = ++this.changes;
    const cell = this.cells.get(id);
    if (cell) {
      cell.value.set(value);
      cell.changedAt = changedAt;
      return false;
    }
    this.cells.set(id, { id, value: signal(value), changedAt });
    return true;
  }

  private show(): void {
    const cells = [...this.cells.values()];
    this.shown.set(cells.sort((one, other) => this.order(one.value(), other.value())));
  }
}
