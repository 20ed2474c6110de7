import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { Decision } from '../core/model';
import { spelled } from '../parts/spelled';
import { VoteMark } from './vote-mark';
import { written } from './written';

const GROUPS: Record<string, readonly string[]> = {
  trend: ['macd', 'psar', 'stoch'],
  support: ['candlesticks', 'vwap', 'adl', 'ao', 'roc', 'forceIndex', 'trix'],
  strength: ['adx', 'bollinger'],
  zones: ['cci', 'mfi', 'rsi', 'stochZone'],
  others: ['divergence'],
};
const SUPPORTERS = 7;
/** The trend is what the first three votes make: it is told by itself. */
const KNOWN = new Set([...Object.values(GROUPS).flat(), 'trend']);

/** Every vote of a decision with the value that it follows from, in plain words. */
@Component({
  selector: 'flare-why-votes',
  imports: [TranslatePipe, VoteMark],
  template: `
    @for (group of groups(); track group.key) {
      <section>
        <h3>{{ 'why.votes.group.' + group.key | translate: support() }}</h3>
        <dl>
          @for (line of group.lines; track line.name) {
            <dt><flare-vote [vote]="line.vote" />{{ line.title }}</dt>
            <dd>{{ line.text }}</dd>
          }
        </dl>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      columns: 3 320px;
      column-gap: 36px;
    }
    section {
      padding-block-end: 18px;
      break-inside: avoid;
    }
    h3 {
      margin: 0 0 6px;
      color: var(--muted);
      font-size: 0.75rem;
      font-weight: 500;
    }
    dl {
      display: grid;
      grid-template-columns: 166px minmax(0, 1fr);
      gap: 6px 12px;
      margin: 0;
      font-size: 0.8125rem;
      line-height: 1.4;
    }
    dt {
      display: flex;
      align-items: start;
      gap: 8px;
      font-weight: 500;
    }
    dd {
      margin: 0;
      color: var(--muted);
    }
    dt,
    dd {
      padding-block: 1px;
    }
  `,
})
export class WhyVotes {
  private readonly formats = inject(Formats);
  private readonly language = inject(Language);

  readonly decision = input.required<Decision>();

  protected readonly support = computed(() => {
    const { bullSupport = 0, bearSupport = 0 } = this.decision().indicators;
    const votes = (share: number) => Math.round(share * SUPPORTERS);
    return { bull: votes(bullSupport), bear: votes(bearSupport) };
  });
  protected readonly groups = computed(() => {
    const values = this.values();
    const cast = this.decision().votes;
    const unknown = Object.keys(cast).filter((name) => !KNOWN.has(name));
    return Object.entries(GROUPS)
      .map(([key, names]) => ({
        key,
        lines: (key === 'others' ? [...names, ...unknown] : names)
          .filter((name) => cast[name])
          .map((name) => this.line(name, values)),
      }))
      .filter((group) => group.lines.length > 0);
  });

  private line(name: string, values: Record<string, string>) {
    const vote = this.decision().votes[name] ?? 'none';
    return {
      name,
      vote,
      title: this.language.phrase(`why.vote.${name}.name`, spelled(name)),
      text: this.language.phrase(`why.vote.${name}.${vote}`, '', values),
    };
  }

  private values(): Record<string, string> {
    const decision = this.decision();
    const patterns = Object.keys(decision.indicators)
      .map((name) => this.language.phrase(`why.pattern.${name}`, ''))
      .filter((name) => name !== '');
    const none = this.language.phrase('why.pattern.none', '–');
    return {
      ...UNKNOWN,
      ...written(decision, this.formats),
      patterns: patterns.join(', ') || none,
    };
  }
}

/** Stands for a value that was not known when the decision was made. */
const UNKNOWN: Record<string, string> = Object.fromEntries(
  [
    'macd macdSignal psar stochK stochD vwap ao roc trix adx',
    'bbLower bbUpper cci mfi rsi',
  ].flatMap((names) => names.split(' ').map((name) => [name, '–'])),
);
