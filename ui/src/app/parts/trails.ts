import { Signal, WritableSignal, signal } from '@angular/core';

/** The last values of many things, for their sparklines: drawn, never calculated with. */
export class Trails {
  private readonly trails = new Map<string, WritableSignal<readonly number[]>>();

  constructor(private readonly length: number) {}

  of(id: string): Signal<readonly number[]> {
    return this.writable(id).asReadonly();
  }

  add(id: string, decimal: string): void {
    const value = Number(decimal);
    if (Number.isFinite(value)) {
      this.writable(id).update((trail) => [...trail.slice(1 - this.length), value]);
    }
  }

  private writable(id: string): WritableSignal<readonly number[]> {
    const trail = this.trails.get(id) ?? signal<readonly number[]>([]);
    this.trails.set(id, trail);
    return trail;
  }
}
