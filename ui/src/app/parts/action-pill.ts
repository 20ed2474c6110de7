import { Component, computed, input } from '@angular/core';
import { mdiArrowDownBold, mdiArrowUpBold } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Brief } from '../core/model';
import { Icon } from './icon';

/** What a decision says to do: solid when its words confirmed it, dashed when they did not. */
@Component({
  selector: 'flare-action',
  imports: [Icon, TranslatePipe],
  template: `
    @if (action(); as action) {
      <span
        [class]="action"
        [class.raw]="!isConfirmed()"
        [title]="(isConfirmed() ? 'action.confirmed' : 'action.unconfirmed') | translate"
      >
        <flare-icon [path]="icons[action]" />{{ 'action.' + action | translate }}
        @if (!isConfirmed()) {
          ?<small class="visually-hidden">{{ 'action.unconfirmed' | translate }}</small>
        }
      </span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      white-space: nowrap;
      padding: 3px 10px 3px 7px;
      border: 1px solid transparent;
      border-radius: 8px;
      font: 700 0.75rem/1.3 var(--sans);
      letter-spacing: 0.04em;
      text-transform: uppercase;
    }
    .buy {
      background: var(--gain-solid);
      color: var(--on-solid);
    }
    .sell {
      background: var(--loss-solid);
      color: var(--on-solid);
    }
    .raw {
      border: 1px dashed currentColor;
      background: none;
    }
    .raw.buy {
      color: var(--gain);
    }
    .raw.sell {
      color: var(--loss);
    }
    flare-icon {
      inline-size: 13px;
      block-size: 13px;
    }
  `,
})
export class ActionPill {
  protected readonly icons = { buy: mdiArrowUpBold, sell: mdiArrowDownBold };

  readonly decision = input.required<Pick<Brief, 'rawBuy' | 'rawSell' | 'buy' | 'sell'>>();

  protected readonly isConfirmed = computed(() => this.decision().buy || this.decision().sell);
  protected readonly action = computed<'buy' | 'sell' | null>(() => {
    const decision = this.decision();
    if (decision.rawBuy || decision.buy) {
      return 'buy';
    }
    return decision.rawSell || decision.sell ? 'sell' : null;
  });
}
