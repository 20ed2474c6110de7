import { signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { EMPTY, Observable, Subject, catchError, exhaustMap, merge, timer } from 'rxjs';
import { Problem, problemOf } from '../core/problem';

const LOOK_MS = 3000;

/** A list that Pulse keeps, looked at again and again as long as the page shows it. */
export class Looked<T> {
  private readonly rows = signal<readonly T[] | null>(null);
  private readonly refusal = signal<Problem | null>(null);
  private readonly now = new Subject<void>();

  /** Null until it has been told. */
  readonly list = this.rows.asReadonly();
  readonly problem = this.refusal.asReadonly();

  constructor(look: () => Observable<readonly T[]>) {
    merge(timer(0, LOOK_MS), this.now)
      .pipe(
        exhaustMap(() => look().pipe(catchError((failure: unknown) => this.failed(failure)))),
        takeUntilDestroyed(),
      )
      .subscribe((rows) => {
        this.refusal.set(null);
        this.rows.set(rows);
      });
  }

  again(): void {
    this.now.next();
  }

  private failed(failure: unknown): Observable<never> {
    this.refusal.set(problemOf(failure));
    return EMPTY;
  }
}
