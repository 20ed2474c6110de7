import { Component, computed, inject, input } from '@angular/core';
import { mdiChartTimelineVariant } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { EquityPoint, Report } from '../core/model';
import { reading } from '../core/reading';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { EquityChart } from './equity-chart';
import { Ledger } from './ledger';

/** How the balance went, with the chart fetched when there is something to draw. */
@Component({
  selector: 'flare-equity-card',
  imports: [EquityChart, Icon, ProblemNote, TranslatePipe],
  template: `
    <header>
      <h2>{{ 'equity.title' | translate }}</h2>
      @if (report(); as report) {
        <p class="mono">
          {{ 'equity.now' | translate }}
          <span [class.loss]="report.drawdown.now.value">
            {{ formats.portion(report.drawdown.now.value) }}
          </span>
          · {{ 'equity.deepest' | translate }}
          {{ formats.portion(report.drawdown.underwater.value) }}
        </p>
      }
    </header>
    <div class="plot" role="img" [attr.aria-label]="'equity.title' | translate">
      @if (hasCurve()) {
        @defer (when hasCurve()) {
          <flare-equity-chart [points]="curve.value() ?? []" />
        }
      } @else if (curve.value()) {
        <p class="empty">
          <flare-icon [path]="icon" /><span>{{ 'equity.none' | translate }}</span>
        </p>
      }
    </div>
    <footer>
      <flare-problem [problem]="curve.command.problem()" />
      @if (hasCurve()) {
        <a href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
          {{ 'equity.by' | translate }}
        </a>
      }
    </footer>
  `,
  styles: `
    header p {
      margin: 0 0 0 auto;
      color: var(--muted);
      font-size: 0.8125rem;
    }
    .plot {
      block-size: 300px;
      padding-inline: 10px 4px;
    }
    footer {
      display: flex;
      flex-direction: row-reverse;
      justify-content: space-between;
      gap: 12px;
      min-block-size: 30px;
      padding: 2px 18px 10px;
      font-size: 0.75rem;
    }
    a {
      color: var(--muted);
    }
    @media (width < 600px) {
      .plot {
        block-size: 240px;
      }
    }
  `,
  host: { class: 'card' },
})
export class EquityCard {
  protected readonly icon = mdiChartTimelineVariant;
  protected readonly formats = inject(Formats);
  private readonly ledger = inject(Ledger);

  readonly report = input.required<Report | null>();

  protected readonly curve = reading<readonly EquityPoint[]>(
    'statistics/equity',
    computed(() => `${this.ledger.state()?.mode} ${this.ledger.state()?.statistics.closed}`),
  );
  protected readonly hasCurve = computed(() => (this.curve.value()?.length ?? 0) > 1);
}
