import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter } from 'rxjs';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { Live } from '../core/live';
import { Why } from './why';

/** Why one decision is what it is; while another is asked about, the one before stays. */
@Injectable()
export class Reasons {
  private readonly api = inject(Api);
  private readonly told = signal<Why | null>(null);
  private readonly asking = new Command();
  private path = '';

  readonly why = this.told.asReadonly();
  readonly problem = this.asking.problem;

  constructor() {
    inject(Live)
      .refresh.pipe(
        filter(() => this.problem() !== null),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.read());
  }

  /** Asks once: what a decision follows from never changes. */
  ask(symbol: string, seq: number): void {
    const path = `pairs/${encodeURIComponent(symbol)}/why?seq=${seq}`;
    if (path !== this.path) {
      this.path = path;
      this.read();
    }
  }

  private read(): void {
    this.asking.runInstead(this.api.get<Why>(this.path), (why) => this.told.set(why));
  }
}
