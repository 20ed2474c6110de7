import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable } from 'rxjs';
import { Api } from '../core/api';
import { Live } from '../core/live';
import { MarketClock } from '../core/market-clock';
import { Decision } from '../core/model';
import { Trails } from '../parts/trails';

const SHOWN = 40;
const TRAIL = 36;
const CATCH_UP = 400;

/** What Gnome decided lately: the confirmed decisions, and where each pair's rate came from. */
@Injectable()
export class Decisions {
  private readonly api = inject(Api);
  private readonly clock = inject(MarketClock);
  private readonly latest = signal<readonly Decision[]>([]);
  private readonly newest = signal(0);

  /** Every decision as it comes. */
  readonly made: Observable<readonly Decision[]> = inject(Live).topic<Decision>('decisions');
  /** The confirmed ones, newest first. */
  readonly confirmed = this.latest.asReadonly();
  readonly newestSeq = this.newest.asReadonly();
  readonly rates = new Trails(TRAIL);

  constructor() {
    this.made.pipe(takeUntilDestroyed()).subscribe((decisions) => this.add(decisions));
  }

  /** Reads what was decided before the page was there, or while it was not connected. */
  catchUp(upTo: number): void {
    const after = Math.max(this.newest(), upTo - CATCH_UP);
    if (upTo > after) {
      this.api.get<Decision[]>(`decisions?after=${after}`).subscribe({
        next: (missed) => this.add(missed),
        error: () => undefined, // the next refresh asks again
      });
    }
  }

  private add(decisions: readonly Decision[]): void {
    const fresh = decisions.filter((decision) => decision.seq > this.newest());
    for (const decision of fresh) {
      this.rates.add(decision.symbol, decision.rate);
      this.clock.saw(decision.analysedAt);
    }
    this.newest.set(fresh.at(-1)?.seq ?? this.newest());
    const confirmed = fresh.filter((decision) => decision.buy || decision.sell).reverse();
    if (confirmed.length > 0) {
      this.latest.update((shown) => [...confirmed, ...shown].slice(0, SHOWN));
    }
  }
}
