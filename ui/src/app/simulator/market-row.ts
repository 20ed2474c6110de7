import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Row } from '../core/rows';
import { Sparkline } from '../parts/sparkline';
import { Market, MarketPair } from './market';

/** One pair of the simulated market. */
@Component({
  selector: 'tr[flare-market-row]',
  imports: [Sparkline, TranslatePipe],
  template: `
    @let pair = this.row().value();
    <td role="cell" class="pair">
      {{ pair.base }}<small>/{{ pair.quote }}</small>
      @if (pair.status === 'halt') {
        <span class="badge warn">{{ 'simulator.halted' | translate }}</span>
      }
    </td>
    <td role="cell" class="trail"><flare-sparkline [points]="prices()" /></td>
    <td role="cell" class="number price">{{ formats.rate(pair.price) }}</td>
    <td role="cell" class="number bid">{{ formats.rate(pair.bid) }}</td>
    <td role="cell" class="number ask">{{ formats.rate(pair.ask) }}</td>
    <td role="cell" class="number muted spread">{{ formats.share(pair.spreadPercentage) }}</td>
  `,
  styles: `
    .badge {
      margin-inline-start: 8px;
    }
    .trail {
      inline-size: 28%;
      padding-block: 4px;
    }
    .price {
      font-weight: 600;
    }
    .bid {
      color: var(--gain);
    }
    .ask {
      color: var(--loss);
    }
    @media (width < 760px) {
      .price {
        padding-inline-end: 18px;
      }
      .bid,
      .ask,
      .spread {
        display: none;
      }
    }
  `,
  host: { role: 'row' },
})
export class MarketRow {
  protected readonly formats = inject(Formats);
  private readonly market = inject(Market);

  readonly row = input.required<Row<MarketPair>>();

  protected readonly prices = computed(() => this.market.prices.of(this.row().id)());
}
