import { Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Formats } from '../core/formats';
import { Position } from '../core/model';
import { AmountField, decimalOf } from '../parts/amount-field';
import { Dialog } from '../parts/dialog';
import { Wishes } from './wishes';

/** Refusals that a person may overrule who knows better than the account. */
const OVERRULED = ['coins-still-there', 'account-unknown'];

/** For coins that are gone: the user says what they brought, and the position is closed with that. */
@Component({
  selector: 'flare-write-off-dialog',
  imports: [AmountField, Dialog, TranslatePipe],
  template: `
    <flare-dialog
      [heading]="'writeOff.of' | translate: { symbol: position().symbol }"
      [action]="'writeOff.action' | translate"
      [command]="writing"
      [disabled]="amount() === null"
      (confirmed)="writeOff()"
      (closed)="closed.emit()"
    >
      <p class="plain">
        {{
          'writeOff.means'
            | translate: { amount: formats.rate(position().amount), coin: position().base }
        }}
      </p>
      <flare-amount-field
        [label]="'writeOff.received' | translate"
        [coin]="position().quote"
        [(typed)]="received"
      />
      @if (mayForce()) {
        <label class="check">
          <input type="checkbox" [checked]="forced()" (change)="forced.set(!forced())" />
          <span>{{ 'writeOff.force' | translate }}</span>
        </label>
      }
    </flare-dialog>
  `,
  styles: `
    .check {
      display: flex;
      gap: 10px;
      color: var(--loss);
      font-size: 0.875rem;
    }
  `,
})
export class WriteOffDialog {
  protected readonly formats = inject(Formats);
  protected readonly writing = new Command();
  protected readonly received = signal('');
  protected readonly amount = computed(() => decimalOf(this.received()));
  protected readonly forced = signal(false);
  protected readonly mayForce = computed(
    () => this.forced() || OVERRULED.includes(this.writing.problem()?.code ?? ''),
  );
  private readonly wishes = inject(Wishes);
  private readonly destroyed = inject(DestroyRef);

  readonly position = input.required<Position>();
  readonly closed = output();

  protected writeOff(): void {
    this.writing.run(
      this.wishes.writeOff(this.position().id, this.amount() ?? '', this.forced()),
      () => this.leave(),
    );
  }

  /** The position may be gone before the answer is there, and this with it. */
  private leave(): void {
    if (!this.destroyed.destroyed) {
      this.closed.emit();
    }
  }
}
