import { Injectable, signal } from '@angular/core';

/**
 * The exchange's time as far as the server has told it: the newest of all times seen. A market may
 * run much faster than the browser's clock, so ages are told by this one.
 */
@Injectable({ providedIn: 'root' })
export class MarketClock {
  private readonly newest = signal(0);

  /** Epoch milliseconds, 0 until the server has told any time. */
  readonly now = this.newest.asReadonly();

  saw(...times: (number | null | undefined)[]): void {
    const latest = Math.max(this.newest(), ...times.map((time) => time ?? 0));
    this.newest.set(latest);
  }

  /** How long ago this was, never less than nothing. */
  ageOf(time: number): number {
    return Math.max(0, this.newest() - time);
  }
}
