import { Component, computed, inject, signal } from '@angular/core';
import { mdiArchiveArrowDownOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { Ledger } from './ledger';
import { Wishes } from './wishes';

/** Archives the ledger and begins a new one, after a typed word. */
@Component({
  selector: 'flare-reset-button',
  imports: [Dialog, Icon, TranslatePipe],
  template: `
    <button type="button" class="button" (click)="ask()">
      <flare-icon [path]="icon" />{{ 'reset.action' | translate }}
    </button>
    @if (archive(); as archive) {
      <p class="plain muted" role="status">{{ 'reset.done' | translate: { archive } }}</p>
    }
    @if (isAsking()) {
      <flare-dialog
        [heading]="'reset.question' | translate"
        [action]="'reset.action' | translate"
        [command]="resetting"
        word="RESET"
        [disabled]="livePositions() > 0 && !forced()"
        (confirmed)="reset()"
        (closed)="isAsking.set(false)"
      >
        <p class="plain">{{ 'reset.means' | translate }}</p>
        @if (livePositions(); as count) {
          <label class="check">
            <input type="checkbox" [checked]="forced()" (change)="forced.set(!forced())" />
            <span>{{ 'reset.force' | translate: { count } }}</span>
          </label>
        }
      </flare-dialog>
    }
  `,
  styles: `
    .check {
      display: flex;
      gap: 10px;
      color: var(--loss);
      font-size: 0.875rem;
    }
    .plain {
      margin-block-start: 8px;
      overflow-wrap: anywhere;
      font-size: 0.8125rem;
    }
  `,
})
export class ResetButton {
  protected readonly icon = mdiArchiveArrowDownOutline;
  protected readonly resetting = new Command();
  protected readonly isAsking = signal(false);
  protected readonly forced = signal(false);
  protected readonly archive = signal('');
  private readonly ledger = inject(Ledger);
  private readonly wishes = inject(Wishes);

  /** Their coins stay at the exchange. */
  protected readonly livePositions = computed(
    () => this.ledger.open.list().filter(({ value }) => value().mode === 'live').length,
  );

  protected ask(): void {
    this.resetting.forget();
    this.forced.set(false);
    this.isAsking.set(true);
  }

  protected reset(): void {
    this.resetting.run(this.wishes.reset(this.forced()), ({ archive }) => {
      this.archive.set(archive);
      this.isAsking.set(false);
    });
  }
}
