import { Component, computed, inject, input, signal } from '@angular/core';
import { mdiLockOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { Lock } from '../core/model';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { Wishes } from './wishes';

/** A protection keeps positions from being opened: which, why and until when, and its key. */
@Component({
  selector: 'flare-lock-note',
  imports: [Dialog, Icon, TranslatePipe],
  template: `
    <div class="lock" role="status">
      <flare-icon [path]="icon" />
      <p>
        <strong>{{ 'refusal.' + lock().protection | translate }}</strong>
        {{
          (lock().symbol ? 'trader.pairLocked' : 'trader.allLocked')
            | translate: { symbol: lock().symbol, until: formats.dayAndTime(lock().untilAt) }
        }}
        <span class="muted">
          {{ 'trader.lockLeft' | translate: { left: formats.span(left()) } }} · {{ lock().reason }}
        </span>
      </p>
      <button type="button" class="button" (click)="isAsking.set(true)">
        {{ 'trader.lift' | translate }}
      </button>
    </div>
    @if (isAsking()) {
      <flare-dialog
        [heading]="'trader.liftQuestion' | translate"
        [action]="'trader.lift' | translate"
        [command]="lifting"
        (confirmed)="lift()"
        (closed)="isAsking.set(false)"
      >
        <p>{{ 'trader.liftMeans' | translate }}</p>
      </flare-dialog>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: var(--gap);
    }
    .lock {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: 12px;
      padding: 8px 12px 8px 18px;
      border: 1px solid color-mix(in srgb, var(--warn) 60%, transparent);
      border-radius: var(--round);
      background: linear-gradient(90deg, var(--warn-soft), transparent 70%), var(--card);
    }
    flare-icon {
      color: var(--warn);
    }
    p {
      margin: 0;
      font-size: 0.875rem;
    }
    .muted {
      display: block;
      font-size: 0.8125rem;
    }
  `,
})
export class LockNote {
  protected readonly icon = mdiLockOutline;
  protected readonly formats = inject(Formats);
  protected readonly lifting = new Command();
  protected readonly isAsking = signal(false);
  private readonly clock = inject(MarketClock);
  private readonly wishes = inject(Wishes);

  readonly lock = input.required<Lock>();

  protected readonly left = computed(() => Math.max(0, this.lock().untilAt - this.clock.now()));

  protected lift(): void {
    this.lifting.run(this.wishes.lift(this.lock()), () => this.isAsking.set(false));
  }
}
