import { DestroyRef, Signal, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { Observable, auditTime, merge, skip } from 'rxjs';
import { Api } from './api';
import { Command } from './command';
import { Live } from './live';

const SETTLE_MS = 1000;

/** An answer that is read again and again; while a reading fails, the last one stays. */
export class Reading<T> {
  private readonly latest = signal<T | null>(null);

  /** Null until the server has answered. */
  readonly value = this.latest.asReadonly();
  readonly command = new Command();

  constructor(
    private readonly ask: () => Observable<T>,
    when: Observable<unknown>,
    destroyed: DestroyRef,
  ) {
    when.pipe(takeUntilDestroyed(destroyed)).subscribe(() => this.read());
  }

  read(): void {
    this.command.run(this.ask(), (answer) => this.latest.set(answer));
  }
}

/**
 * Reads a list or an object at each connection, now and then, and soon after the signal changes.
 * To be called where a component is made.
 */
export function reading<T>(path: string, changing: Signal<unknown>): Reading<T> {
  const api = inject(Api);
  const changes = toObservable(changing).pipe(skip(1), auditTime(SETTLE_MS));
  return new Reading<T>(
    () => api.get<T>(path),
    merge(inject(Live).refresh, changes),
    inject(DestroyRef),
  );
}
