import { signal } from '@angular/core';
import { Observable, Subscription, TimeoutError, throwError, timeout } from 'rxjs';
import { Problem, problemOf } from './problem';

const PATIENCE_MS = 30_000;

/** One thing a user can ask for: whether it runs, and what the server said when it would not. */
export class Command {
  private readonly underWay = signal(false);
  private readonly refusal = signal<Problem | null>(null);
  private call?: Subscription;

  readonly running = this.underWay.asReadonly();
  readonly problem = this.refusal.asReadonly();

  /** Runs the call; a second press while it runs does nothing. */
  run<T>(call: Observable<T>, then: (answer: T) => void = () => undefined): void {
    if (this.underWay()) {
      return;
    }
    this.underWay.set(true);
    this.refusal.set(null);
    this.call = call
      .pipe(timeout({ first: PATIENCE_MS, with: () => throwError(() => new TimeoutError()) }))
      .subscribe({
        next: then,
        error: (failure: unknown) => this.end(problemOf(failure)),
        complete: () => this.end(null),
      });
  }

  /** Runs the call in place of one that still runs, whose answer nobody waits for any more. */
  runInstead<T>(call: Observable<T>, then: (answer: T) => void): void {
    this.call?.unsubscribe();
    this.underWay.set(false);
    this.run(call, then);
  }

  forget(): void {
    this.refusal.set(null);
  }

  private end(problem: Problem | null): void {
    this.refusal.set(problem);
    this.underWay.set(false);
  }
}
