import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const TICK_MS = 1000;
const TOLERANCE_MS = 5000;

/** The time of Pulse's machine, as far as what it sends tells; the browser's where that is close. */
@Injectable()
export class ServerClock {
  private readonly time = signal(Date.now());
  private ahead = 0;

  readonly now = this.time.asReadonly();

  constructor() {
    const ticking = setInterval(() => this.time.set(Date.now() + this.ahead), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }

  /** The server has just measured something at that time. */
  saw(at: number): void {
    const ahead = at - Date.now();
    this.ahead = Math.abs(ahead) > TOLERANCE_MS ? ahead : 0;
  }

  since(at: number): number {
    return Math.max(0, this.now() - at);
  }
}
