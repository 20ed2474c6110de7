import { Component, computed, inject, input, signal } from '@angular/core';
import { mdiPencilOutline, mdiWalletOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { TraderState } from '../core/model';
import { AmountField, decimalOf } from '../parts/amount-field';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { Tile } from '../parts/tile';
import { Wishes } from './wishes';

/** The balance as the plan understands it, and where the plan allows that, the pen to set it. */
@Component({
  selector: 'flare-balance-tile',
  imports: [AmountField, Dialog, Icon, Tile, TranslatePipe],
  template: `
    <flare-tile [icon]="icons.wallet" [caption]="'trader.balance' | translate">
      {{ formats.amount(state().balance) }} <small class="muted">{{ state().baseCoin }}</small>
      @if (state().balanceSettable) {
        <button
          type="button"
          class="button icon-only"
          [attr.aria-label]="'balance.set' | translate"
          [title]="'balance.set' | translate"
          (click)="ask()"
        >
          <flare-icon [path]="icons.pen" />
        </button>
      }
      @if (clock.now(); as now) {
        <span aside>{{ formats.dayAndTime(now) }}</span>
      }
    </flare-tile>
    @if (isAsking()) {
      <flare-dialog
        [heading]="'balance.set' | translate"
        [action]="'balance.set' | translate"
        [command]="setting"
        [disabled]="amount() === null"
        (confirmed)="set()"
        (closed)="isAsking.set(false)"
      >
        <p>{{ 'balance.means' | translate }}</p>
        <flare-amount-field
          [label]="'trader.balance' | translate"
          [coin]="state().baseCoin"
          [(typed)]="typed"
        />
      </flare-dialog>
    }
  `,
  styles: `
    :host {
      display: grid;
    }
    .button {
      min-block-size: 30px;
      inline-size: 30px;
    }
  `,
})
export class BalanceTile {
  protected readonly icons = { wallet: mdiWalletOutline, pen: mdiPencilOutline };
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
  protected readonly setting = new Command();
  protected readonly isAsking = signal(false);
  protected readonly typed = signal('');
  protected readonly amount = computed(() => decimalOf(this.typed()));
  private readonly wishes = inject(Wishes);

  readonly state = input.required<TraderState>();

  protected ask(): void {
    this.setting.forget();
    this.typed.set(this.state().balance ?? '');
    this.isAsking.set(true);
  }

  protected set(): void {
    this.setting.run(this.wishes.setBalance(this.amount() ?? ''), () => this.isAsking.set(false));
  }
}
