import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { debounceTime } from 'rxjs';
import { Api } from '../core/api';
import { Command } from '../core/command';

const PAUSE_MS = 180;
const SHOWN = 24;

/** A pair that the exchange lists. */
export interface ListedPair {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly followed: boolean;
}

/** Finds pairs of the exchange while somebody types. */
@Injectable()
export class SymbolSearch {
  private readonly api = inject(Api);
  private readonly answer = signal<readonly ListedPair[] | null>(null);
  private readonly asking = new Command();

  readonly text = signal('');
  /** Null until the exchange has been asked. */
  readonly found = this.answer.asReadonly();
  readonly problem = this.asking.problem;
  readonly running = this.asking.running;

  constructor() {
    toObservable(this.text)
      .pipe(debounceTime(PAUSE_MS), takeUntilDestroyed())
      .subscribe((text) => this.ask(text.trim()));
  }

  private ask(text: string): void {
    const path = `symbols?limit=${SHOWN}&q=${encodeURIComponent(text)}`;
    this.asking.runInstead(this.api.get<readonly ListedPair[]>(path), (found) =>
      this.answer.set(found),
    );
  }
}
