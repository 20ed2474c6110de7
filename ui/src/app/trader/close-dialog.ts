import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslatePipe } from '@ngx-translate/core';
import { timer } from 'rxjs';
import { Command } from '../core/command';
import { Formats, tone } from '../core/formats';
import { Offer, Position } from '../core/model';
import { Dialog } from '../parts/dialog';
import { ProblemNote } from '../parts/problem-note';
import { Wishes } from './wishes';

const ASK_MS = 3000;

/** Shows what closing would bring, asked of the exchange again and again, and closes. */
@Component({
  selector: 'flare-close-dialog',
  imports: [Dialog, ProblemNote, TranslatePipe],
  templateUrl: './close-dialog.html',
  styleUrl: './close-dialog.scss',
})
export class CloseDialog {
  protected readonly tone = tone;
  protected readonly formats = inject(Formats);
  protected readonly asking = new Command();
  protected readonly closing = new Command();
  protected readonly offer = signal<Offer | null>(null);
  private readonly wishes = inject(Wishes);
  private readonly destroyed = inject(DestroyRef);

  readonly position = input.required<Position>();
  readonly closed = output();

  constructor() {
    timer(0, ASK_MS)
      .pipe(takeUntilDestroyed(this.destroyed))
      .subscribe(() => this.ask());
  }

  protected close(): void {
    this.closing.run(this.wishes.close(this.position().id), () => this.leave());
  }

  /** The position may be gone before the answer is there, and this with it. */
  private leave(): void {
    if (!this.destroyed.destroyed) {
      this.closed.emit();
    }
  }

  /** An offer that is not confirmed by the next one is shown no longer. */
  private ask(): void {
    if (!this.closing.running() && !this.asking.running()) {
      const asked = this.wishes.offerFor(this.position().id);
      this.asking.run(asked.pipe(takeUntilDestroyed(this.destroyed)), (offer) =>
        this.offer.set(offer),
      );
    }
  }
}
