import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Decimal, Formats, tone } from '../core/formats';
import { Statistics } from '../core/model';

/** How the trader's closed trades ended, and how many there are. */
@Component({
  selector: 'flare-statistics',
  imports: [TranslatePipe],
  template: `
    <div class="outcome" aria-hidden="true">
      <i class="wins" [style.flex-grow]="statistics().wins"></i>
      <i [style.flex-grow]="statistics().draws"></i>
      <i class="losses" [style.flex-grow]="statistics().losses"></i>
    </div>
    <dl>
      @for (line of lines(); track line.name) {
        <dt>{{ 'statistics.' + line.name | translate }}</dt>
        <dd class="number" [class]="line.tone">{{ line.text }}</dd>
      }
    </dl>
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      padding: 4px 18px 20px;
    }
    .outcome {
      display: flex;
      gap: 3px;
      block-size: 8px;
    }
    i {
      flex: 0 1 0;
      border-radius: 4px;
      background: var(--line-strong);
      transition: flex-grow 0.3s;
    }
    .wins {
      background: var(--gain);
    }
    .losses {
      background: var(--loss);
    }
    dl {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 7px 12px;
      margin: 0;
      font-size: 0.875rem;
    }
    dt {
      color: var(--muted);
    }
    dd {
      margin: 0;
      font-weight: 500;
    }
  `,
})
export class StatisticsList {
  private readonly formats = inject(Formats);

  readonly statistics = input.required<Statistics>();

  protected readonly lines = computed(() => {
    const { wins, draws, losses, opened, closed, open, ...rest } = this.statistics();
    const count = (name: string, value: number, colour = '') => ({
      name,
      text: this.formats.count(value),
      tone: colour,
    });
    const change = (name: string, value: Decimal) => ({
      name,
      text: this.formats.percentage(value),
      tone: tone(value),
    });
    const holding = rest.averageHoldingMs;
    return [
      count('wins', wins, 'gain'),
      count('draws', draws),
      count('losses', losses, 'loss'),
      change('best', rest.best),
      change('worst', rest.worst),
      { name: 'holding', text: holding === null ? '–' : this.formats.span(holding), tone: '' },
      count('opened', opened),
      count('closed', closed),
      count('open', open),
    ];
  });
}
