import { Signal, WritableSignal, computed, signal } from '@angular/core';

interface Point {
  readonly place: number;
  readonly value: number;
}

interface Trail {
  readonly points: WritableSignal<readonly Point[]>;
  readonly values: Signal<readonly number[]>;
}

/** The last values of many things, for their sparklines: drawn, never calculated with. */
export class Trails {
  private readonly trails = new Map<string, Trail>();

  constructor(private readonly length: number) {}

  of(id: string): Signal<readonly number[]> {
    return this.trail(id).values;
  }

  /** Adds a value at its place among the others, once; what comes late is put where it belongs. */
  add(id: string, place: number, decimal: string): void {
    const point = { place, value: Number(decimal) };
    this.trail(id).points.update((points) => {
      if (place > (points.at(-1)?.place ?? Number.NEGATIVE_INFINITY)) {
        return [...points.slice(1 - this.length), point];
      }
      return points.some((each) => each.place === place) ? points : this.inserted(points, point);
    });
  }

  private inserted(points: readonly Point[], point: Point): readonly Point[] {
    const inOrder = [...points, point].sort((one, other) => one.place - other.place);
    return inOrder.slice(-this.length);
  }

  private trail(id: string): Trail {
    const trail = this.trails.get(id) ?? newTrail();
    this.trails.set(id, trail);
    return trail;
  }
}

function newTrail(): Trail {
  const points = signal<readonly Point[]>([]);
  return { points, values: computed(() => points().map((point) => point.value)) };
}
