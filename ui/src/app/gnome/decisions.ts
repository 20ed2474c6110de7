import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable, Subject, asyncScheduler, throttleTime } from 'rxjs';
import { Api } from '../core/api';
import { Live } from '../core/live';
import { MarketClock } from '../core/market-clock';
import { Decision } from '../core/model';
import { Trails } from '../parts/trails';

const SHOWN = 40;
const TRAIL = 36;
const CATCH_UP = 400;
const SHOW_MS = 1000;

/** What Gnome decided lately: the confirmed decisions, and where each pair's rate came from. */
@Injectable()
export class Decisions {
  private readonly api = inject(Api);
  private readonly clock = inject(MarketClock);
  private readonly latest = signal<readonly Decision[]>([]);
  private readonly gained = new Subject<void>();
  private newestFirst: readonly Decision[] = [];
  private readonly newest = signal(0);
  /** Up to this number none is missing; numbers behind it that came already are `ahead`. */
  private complete = 0;
  private readonly ahead = new Set<number>();

  /** Every decision as it comes. */
  readonly made: Observable<readonly Decision[]> = inject(Live).topic<Decision>('decisions');
  /** The confirmed ones, newest first. */
  readonly confirmed = this.latest.asReadonly();
  readonly newestSeq = this.newest.asReadonly();
  readonly rates = new Trails(TRAIL);

  constructor() {
    this.made.pipe(takeUntilDestroyed()).subscribe((decisions) => this.add(decisions));
    // A list that is rebuilt ten times a second could not be read, and costs more than all else.
    this.gained
      .pipe(
        throttleTime(SHOW_MS, asyncScheduler, { leading: true, trailing: true }),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.latest.set(this.newestFirst));
  }

  /** Reads what was decided before the page was there, or while it was not connected. */
  catchUp(upTo: number): void {
    const after = Math.max(this.complete, upTo - CATCH_UP);
    if (upTo <= after) {
      return;
    }
    this.api.get<Decision[]>(`decisions?after=${after}&limit=${CATCH_UP}`).subscribe({
      next: (missed) => {
        this.add(missed);
        this.latest.set(this.newestFirst);
        this.completeTo(missed.at(-1)?.seq ?? after);
      },
      error: () => undefined, // the next refresh asks again
    });
  }

  private add(decisions: readonly Decision[]): void {
    for (const decision of decisions) {
      this.ahead.add(decision.seq);
      this.rates.add(decision.symbol, decision.seq, decision.rate);
    }
    this.clock.saw(...decisions.map(({ analysedAt }) => analysedAt));
    this.completeTo(this.complete);
    this.newest.update((newest) => Math.max(newest, decisions.at(-1)?.seq ?? 0));
    this.show(decisions.filter((decision) => decision.buy || decision.sell));
  }

  private show(confirmed: readonly Decision[]): void {
    if (confirmed.length > 0) {
      const bySeq = new Map([...this.newestFirst, ...confirmed].map((each) => [each.seq, each]));
      this.newestFirst = [...bySeq.values()]
        .sort((one, other) => other.seq - one.seq)
        .slice(0, SHOWN);
      this.gained.next();
    }
  }

  private completeTo(seq: number): void {
    this.complete = Math.max(this.complete, seq);
    while (this.ahead.has(this.complete + 1)) {
      this.complete++;
    }
    for (const known of this.ahead) {
      if (known <= this.complete) {
        this.ahead.delete(known);
      }
    }
  }
}
