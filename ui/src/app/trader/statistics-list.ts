import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Statistics } from '../core/model';

/** The trader's counts, and how its closed trades ended. */
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
        <dd class="number" [class]="line.tone">{{ formats.count(line.count) }}</dd>
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
  protected readonly formats = inject(Formats);

  readonly statistics = input.required<Statistics>();

  protected readonly lines = computed(() => {
    const { wins, draws, losses, opened, closed, open } = this.statistics();
    return [
      { name: 'wins', count: wins, tone: 'gain' },
      { name: 'draws', count: draws, tone: 'even' },
      { name: 'losses', count: losses, tone: 'loss' },
      { name: 'opened', count: opened, tone: 'even' },
      { name: 'closed', count: closed, tone: 'even' },
      { name: 'open', count: open, tone: 'even' },
    ];
  });
}
