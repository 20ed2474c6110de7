import { Component, computed, inject, input, output } from '@angular/core';
import { mdiChevronLeft, mdiChevronRight } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { Icon } from '../parts/icon';
import { LabelChip } from '../parts/label-chip';
import { ProblemNote } from '../parts/problem-note';
import { Reasons } from './reasons';
import { VoteMark } from './vote-mark';
import { Why, wantedBy } from './why';
import { WhyRule } from './why-rule';
import { WhyWords } from './why-words';

/** Why a decision is what it is: the verdict first, then trend, rule and words. */
@Component({
  selector: 'flare-why-card',
  imports: [Icon, LabelChip, ProblemNote, TranslatePipe, VoteMark, WhyRule, WhyWords],
  templateUrl: './why-card.html',
  styleUrl: './why-card.scss',
  host: { class: 'card' },
})
export class WhyCard {
  protected readonly icons = { earlier: mdiChevronLeft, later: mdiChevronRight };
  protected readonly formats = inject(Formats);
  protected readonly reasons = inject(Reasons);
  private readonly language = inject(Language);

  /** The decisions to walk among, oldest first, by their numbers. */
  readonly among = input.required<readonly number[]>();
  /** Whether the newest decision is followed. */
  readonly isNewest = input.required<boolean>();
  /** Another decision is asked for; null for the newest one. */
  readonly picked = output<number | null>();

  protected readonly side = computed(() => {
    const why = this.reasons.why();
    return why ? wantedBy(why.decision) : 'none';
  });
  protected readonly stands = computed(() => {
    const decision = this.reasons.why()?.decision;
    return decision ? decision.buy || decision.sell : false;
  });
  protected readonly verdict = computed(() => {
    const why = this.reasons.why();
    return why ? this.language.phrase(`why.verdict.${verdictOf(why)}`, '') : '';
  });
  protected readonly trend = computed(() => {
    const votes = this.reasons.why()?.decision.votes ?? {};
    return `${votes['trend'] ?? 'none'}.${supportersOf(votes)}`;
  });
  private readonly seq = computed(() => this.reasons.why()?.decision.seq ?? 0);
  protected readonly earlier = computed(() => this.among().findLast((each) => each < this.seq()));
  protected readonly later = computed(() => this.among().find((each) => each > this.seq()));
}

function verdictOf({ decision, confirmation, steps }: Why): string {
  const side = wantedBy(decision);
  if (side !== 'none') {
    return `${side}.${confirmation}`;
  }
  const isWithdrawn = steps.some(({ kind, holds }) => kind === 'gate' && !holds);
  return isWithdrawn ? 'none.withdrawn' : 'none.plain';
}

/** Who agrees with MACD; where there is no trend, which way MACD leans alone. */
function supportersOf({ trend, macd, psar, stoch }: Readonly<Record<string, string>>): string {
  if (!trend || trend === 'none') {
    return macd ?? 'none';
  }
  return psar === stoch ? 'both' : psar === macd ? 'psar' : 'stoch';
}
