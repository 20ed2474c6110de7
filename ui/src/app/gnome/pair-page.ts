import { ViewportScroller } from '@angular/common';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { mdiArrowLeft, mdiChartBoxOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { ActionPill } from '../parts/action-pill';
import { Icon } from '../parts/icon';
import { LabelChip } from '../parts/label-chip';
import { ProblemNote } from '../parts/problem-note';
import { Language } from '../core/language';
import { CandleChart } from './candle-chart';
import { troubleOf } from './concern';
import { ConcernBadge } from './concern-badge';
import { DecisionList } from './decision-list';
import { PairCommands } from './pair-commands';
import { PairHistory } from './pair-history';
import { Pairs } from './pairs';
import { Reasons } from './reasons';
import { WhyCard } from './why-card';
import { WhyVotes } from './why-votes';

/** One pair: its candles with the decisions on them, and why one of them is what it is. */
@Component({
  selector: 'flare-pair-page',
  imports: [
    ActionPill,
    CandleChart,
    ConcernBadge,
    DecisionList,
    Icon,
    LabelChip,
    PairCommands,
    ProblemNote,
    RouterLink,
    TranslatePipe,
    WhyCard,
    WhyVotes,
  ],
  providers: [PairHistory, Reasons],
  templateUrl: './pair-page.html',
  styleUrl: './pair-page.scss',
})
export class PairPage {
  protected readonly icons = { back: mdiArrowLeft, chart: mdiChartBoxOutline };
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
  protected readonly pairs = inject(Pairs);
  protected readonly history = inject(PairHistory);
  protected readonly reasons = inject(Reasons);
  private readonly router = inject(Router);
  private readonly language = inject(Language);

  /** From the address, as is the number of a decision to explain. */
  readonly symbol = input.required<string>();
  readonly seq = input<string>();

  protected readonly trouble = computed(() => {
    const pair = this.history.pair();
    return pair ? troubleOf(pair, this.language) : null;
  });
  protected readonly decision = computed(() => this.history.pair()?.lastDecision ?? null);
  /** The decision that is explained: the one that the address names, else the newest. */
  protected readonly explained = computed(() => {
    const named = Number(this.seq());
    return this.seq() && Number.isSafeInteger(named) ? named : (this.decision()?.seq ?? null);
  });
  protected readonly isNewest = computed(
    () => !this.seq() || this.explained() === this.decision()?.seq,
  );
  protected readonly numbers = computed(() => this.history.decisions().map(({ seq }) => seq));
  protected readonly plotted = computed(() => ({
    candles: this.history.candles(),
    readings: this.history.readings(),
    decisions: this.history.decisions(),
    chosen: this.explained(),
  }));

  constructor() {
    inject(ViewportScroller).scrollToPosition([0, 0]);
    effect(() => {
      const symbol = this.symbol();
      untracked(() => this.history.show(symbol));
    });
    effect(() => {
      const symbol = this.symbol();
      const seq = this.explained();
      if (this.history.pair() && seq !== null) {
        untracked(() => this.reasons.ask(symbol, seq));
      }
    });
  }

  /** The choice stands in the address, so that it can be sent to somebody. */
  protected explain(seq: number | null): void {
    const followsNewest = seq === null || seq === this.decision()?.seq;
    void this.router.navigate(['/pair', this.symbol()], {
      queryParams: followsNewest ? {} : { seq },
      replaceUrl: true,
    });
  }

  protected explainCandle(openedAt: number): void {
    const decision = this.history.decisions().find(({ candleAt }) => candleAt === openedAt);
    if (decision) {
      this.explain(decision.seq);
    }
  }

  protected leave(): void {
    void this.router.navigate(['/']);
  }
}
