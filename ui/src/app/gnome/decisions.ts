import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Observable, Subject, asyncScheduler, map, share, throttleTime } from 'rxjs';
import { Live } from '../core/live';
import { MarketClock } from '../core/market-clock';
import { Board, Brief } from '../core/model';
import { Trails } from '../parts/trails';

const SHOWN = 40;
const TRAIL = 36;
const SHOW_MS = 1000;

/** What Gnome decided lately: the confirmed decisions, and where each pair's rate came from. */
@Injectable()
export class Decisions {
  private readonly clock = inject(MarketClock);
  private readonly latest = signal<readonly Brief[]>([]);
  private readonly gained = new Subject<void>();
  private newestFirst: readonly Brief[] = [];
  private readonly newest = signal(0);
  private settled = 0;

  /** Every decision as it comes. */
  readonly made: Observable<readonly Brief[]> = inject(Live)
    .topic<readonly Brief[]>('digest')
    .pipe(
      map((moments) => moments.flat()),
      share(),
    );
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

  /** Up to this number nothing is missing here. */
  get settledTo(): number {
    return this.settled;
  }

  /** Takes what was decided before the page was there, or while it was not connected. */
  settle({ seq, pairs, confirmed }: Board): void {
    for (const { symbol, rates } of pairs) {
      rates.forEach((each) => this.rates.add(symbol, each.seq, each.rate));
    }
    this.settled = seq;
    this.saw(seq);
    this.show(confirmed);
    this.latest.set(this.newestFirst);
  }

  private add(decisions: readonly Brief[]): void {
    for (const { symbol, seq, rate } of decisions) {
      this.rates.add(symbol, seq, rate);
    }
    this.clock.saw(...decisions.map(({ analysedAt }) => analysedAt));
    this.saw(decisions.at(-1)?.seq ?? 0);
    this.show(decisions.filter((decision) => decision.buy || decision.sell));
  }

  private saw(seq: number): void {
    this.newest.update((newest) => Math.max(newest, seq));
  }

  private show(confirmed: readonly Brief[]): void {
    if (confirmed.length > 0) {
      const bySeq = new Map([...this.newestFirst, ...confirmed].map((each) => [each.seq, each]));
      this.newestFirst = [...bySeq.values()]
        .sort((one, other) => other.seq - one.seq)
        .slice(0, SHOWN);
      this.gained.next();
    }
  }
}
