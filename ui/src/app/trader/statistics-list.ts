import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Decimal, Formats, Tone, tone } from '../core/formats';
import { Language } from '../core/language';
import { Figure, Report } from '../core/model';
import { Term } from '../parts/term';

interface Line {
  readonly name: string;
  readonly text: string;
  readonly tone?: Tone;
  /** Why there is no figure. */
  readonly reason?: string | null;
}

/** What the closed trades say about the trader; each figure tells how it is made. */
@Component({
  selector: 'flare-statistics',
  imports: [Term, TranslatePipe],
  template: `
    <div class="outcome" aria-hidden="true">
      <i class="wins" [style.flex-grow]="report().tally.wins"></i>
      <i [style.flex-grow]="report().tally.draws"></i>
      <i class="losses" [style.flex-grow]="report().tally.losses"></i>
    </div>
    <p class="tally">
      <span class="gain">{{ 'statistics.wins' | translate: { n: report().tally.wins } }}</span>
      <span>{{ 'statistics.draws' | translate: { n: report().tally.draws } }}</span>
      <span class="loss">{{ 'statistics.losses' | translate: { n: report().tally.losses } }}</span>
    </p>
    <dl>
      @for (line of lines(); track line.name) {
        <dt>
          <flare-term [explanation]="explained(line)">
            {{ 'figure.' + line.name | translate }}
          </flare-term>
        </dt>
        <dd class="number" [class]="line.tone">{{ line.text }}</dd>
      }
    </dl>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
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
    .tally {
      display: flex;
      justify-content: space-between;
      margin: 0;
      color: var(--muted);
      font-size: 0.8125rem;
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
  private readonly language = inject(Language);

  readonly report = input.required<Report>();

  protected readonly lines = computed<readonly Line[]>(() => {
    const { profit, risk, drawdown, holding, exposure, streaks, buyAndHold } = this.report();
    return [
      this.money('total', profit.total),
      this.portion('ofStart', profit.ofStart),
      this.portion('mean', profit.mean),
      this.portion('median', profit.median),
      this.ratio('factor', profit.factor),
      this.ratio('expectancyRatio', profit.expectancyRatio),
      { name: 'deepest', text: this.formats.amount(drawdown.deepest) },
      this.portion('underwater', drawdown.underwater),
      this.portion('yearlyGrowth', risk.yearlyGrowth),
      this.ratio('sharpe', risk.sharpe),
      this.ratio('sortino', risk.sortino),
      this.ratio('calmar', risk.calmar),
      this.ratio('systemQuality', risk.systemQuality),
      this.portion('market', exposure.market),
      this.portion('capital', exposure.capital),
      this.span('holding', holding.meanMs),
      this.span('longest', holding.longestMs),
      { name: 'streaks', text: `${streaks.wins} / ${streaks.losses}` },
      this.portion('buyAndHold', buyAndHold.change),
      { name: 'volume', text: this.formats.amount(profit.volume) },
    ];
  });

  protected explained({ name, reason }: Line): string {
    const formula = this.language.phrase(`formula.${name}`, '');
    return reason ? `${formula}\n– ${reason}` : formula;
  }

  private money(name: string, value: Decimal): Line {
    return { name, text: this.formats.gain(value), tone: tone(value) };
  }

  private portion(name: string, { value, reason }: Figure): Line {
    return { name, text: this.formats.portion(value), reason };
  }

  private ratio(name: string, { value, reason }: Figure): Line {
    return { name, text: this.formats.ratio(value), reason };
  }

  private span(name: string, value: number | null): Line {
    return { name, text: value === null ? '–' : this.formats.span(value) };
  }
}
