import { Injectable, inject, signal } from '@angular/core';
import {
  Observable,
  Subject,
  catchError,
  map,
  of,
  retry,
  switchMap,
  takeUntil,
  tap,
  throwError,
  timer,
} from 'rxjs';
import { Api, Page } from '../core/api';
import { Command } from '../core/command';
import { EventStreams } from '../core/event-streams';
import { gathered } from '../core/gathered';
import { Problem, UNREACHABLE, problemOf } from '../core/problem';
import { EVERYTHING, LogLine, LogWish, isWanted, queryOf } from './log-line';

const PAGE = 300;
const MOST = 5000;
const GATHER_MS = 100;
const RETRY_MS = 1000;

/**
 * The log of one app as it grows, with what was printed before and what is looked for in it. Held, it
 * keeps the lines still and counts those that come.
 */
@Injectable()
export class LogFeed {
  private readonly api = inject(Api);
  private readonly streams = inject(EventStreams);
  private readonly stopped = new Subject<void>();
  private readonly searches = new Subject<void>();
  private id = '';
  /** Lines that came while the feed was held. */
  private readonly waiting = signal<readonly LogLine[]>([]);
  /** Lines printed since the search that is under way was asked for. */
  private since: readonly LogLine[] = [];
  private next: string | undefined;

  private readonly shown = signal<readonly LogLine[]>([]);
  private readonly wished = signal<LogWish>(EVERYTHING);
  private readonly refusal = signal<Problem | null>(null);
  private readonly underWay = signal(true);
  private readonly more = signal(false);
  private readonly gap = signal(false);
  private readonly still = signal(false);

  readonly lines = this.shown.asReadonly();
  readonly wish = this.wished.asReadonly();
  /** Why the search was refused. */
  readonly problem = this.refusal.asReadonly();
  readonly searching = this.underWay.asReadonly();
  /** Whether there is more to look at before the first line. */
  readonly hasOlder = this.more.asReadonly();
  /** Whether lines are missing between those shown: they are no longer kept. */
  readonly hasGap = this.gap.asReadonly();
  readonly held = this.still.asReadonly();
  readonly loading = new Command();

  readonly waitingCount = () => this.waiting().length;

  /** Begins with the latest lines of an app and goes on with what it prints. */
  follow(id: string): void {
    this.stop();
    this.id = id;
    this.searches
      .pipe(
        switchMap(() => this.search()),
        takeUntil(this.stopped),
      )
      .subscribe((page) => this.found(page));
    this.wished.set(EVERYTHING);
    this.searches.next();
  }

  stop(): void {
    this.stopped.next();
    this.shown.set([]);
    this.waiting.set([]);
    this.gap.set(false);
    this.still.set(false);
    this.listening = false;
  }

  look(wish: LogWish): void {
    this.wished.set(wish);
    this.searches.next();
  }

  /** Keeps the lines still. */
  hold(): void {
    this.still.set(true);
  }

  release(): void {
    if (!this.still()) {
      return;
    }
    const waiting = this.waiting();
    this.still.set(false);
    this.waiting.set([]);
    this.append(waiting);
  }

  /** Reads what was printed before the first line. */
  older(then: (count: number) => void): void {
    const next = this.next;
    if (next === undefined) {
      return;
    }
    this.loading.run(this.api.page<LogLine>(next).pipe(takeUntil(this.searches)), (page) => {
      const older = [...page.rows].reverse();
      this.next = page.next;
      this.more.set(page.next !== undefined);
      this.shown.update((lines) => [...older, ...lines]);
      then(older.length);
    });
  }

  private search(): Observable<Page<LogLine>> {
    this.underWay.set(true);
    this.refusal.set(null);
    this.since = [];
    return this.api.page<LogLine>(`apps/${this.id}/logs?${queryOf(this.wish(), PAGE)}`).pipe(
      retry({ delay: (failure: unknown) => this.again(failure) }),
      tap(() => this.refusal.set(null)),
      catchError(() => of({ rows: [] })),
    );
  }

  /** Asks again while nobody answers, as what was looked for may well be there. */
  private again(failure: unknown): Observable<unknown> {
    const problem = problemOf(failure);
    this.refusal.set(problem);
    return problem === UNREACHABLE ? timer(RETRY_MS) : throwError(() => failure);
  }

  private found(page: Page<LogLine>): void {
    const newest = page.rows[0]?.seq ?? -1;
    const since = this.since.filter((line) => line.seq > newest && isWanted(this.wish(), line));
    this.next = page.next;
    this.more.set(page.next !== undefined);
    this.underWay.set(false);
    this.waiting.set([]);
    this.gap.set(false);
    this.shown.set([...[...page.rows].reverse(), ...since]);
    this.listen(page.rows[0]?.next);
  }

  private listening = false;

  /** Hears the lines behind what the first answer showed. */
  private listen(after: number | undefined): void {
    if (this.listening) {
      return;
    }
    this.listening = true;
    const place = after === undefined ? `limit=${PAGE}` : `after=${after}`;
    this.streams
      .open(`apps/${this.id}/logs/live?${place}`, ['line', 'lost'])
      .pipe(
        tap(({ name }) => {
          if (name === 'lost') {
            this.gap.set(true);
          }
        }),
        map(({ name, data }) => (name === 'line' ? [data as LogLine] : [])),
        gathered(GATHER_MS),
        map((lines) => lines.flat()),
        takeUntil(this.stopped),
      )
      .subscribe((lines) => this.take(lines));
  }

  private take(lines: readonly LogLine[]): void {
    if (this.underWay()) {
      this.since = [...this.since, ...lines];
      return;
    }
    const wanted = lines.filter((line) => isWanted(this.wish(), line));
    if (wanted.length === 0) {
      return;
    }
    if (this.still()) {
      this.waiting.update((waiting) => [...waiting, ...wanted].slice(-MOST));
    } else {
      this.append(wanted);
    }
  }

  /** What falls out at the beginning can be read again as older lines. */
  private append(lines: readonly LogLine[]): void {
    this.shown.update((before) => {
      const all = [...before, ...lines];
      const kept = all.slice(-MOST);
      const first = kept[0];
      if (kept.length < all.length && first) {
        this.next = `apps/${this.id}/logs?${queryOf(this.wish(), PAGE)}&before=${first.seq}`;
        this.more.set(true);
      }
      return kept;
    });
  }
}
