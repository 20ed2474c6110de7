import { Component, computed, inject, input } from '@angular/core';
import { mdiDeleteOutline, mdiPause, mdiPlay } from '@mdi/js';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { TrackedPair } from '../core/model';
import { Row } from '../core/rows';
import { ActionPill } from '../parts/action-pill';
import { ConfirmButton } from '../parts/confirm-button';
import { Icon } from '../parts/icon';
import { LabelChip } from '../parts/label-chip';
import { ProblemNote } from '../parts/problem-note';
import { Sparkline } from '../parts/sparkline';
import { Words } from '../parts/words';
import { Decisions } from './decisions';
import { Pairs } from './pairs';
import { VoteBar } from './vote-bar';

/** One pair: its last decision, how old that is, and what can be done with the pair. */
@Component({
  selector: 'tr[flare-pair-row]',
  imports: [
    ActionPill,
    ConfirmButton,
    Icon,
    LabelChip,
    ProblemNote,
    Sparkline,
    TranslatePipe,
    VoteBar,
    Words,
  ],
  templateUrl: './pair-row.html',
  styleUrl: './pair-row.scss',
  host: { role: 'row', '[class.paused]': '!pair().active' },
})
export class PairRow {
  protected readonly icons = { pause: mdiPause, play: mdiPlay, remove: mdiDeleteOutline };
  protected readonly formats = inject(Formats);
  protected readonly change = new Command();
  private readonly clock = inject(MarketClock);
  private readonly pairs = inject(Pairs);
  private readonly decisions = inject(Decisions);

  readonly row = input.required<Row<TrackedPair>>();

  protected readonly pair = computed(() => this.row().value());
  protected readonly decision = computed(() => this.pair().lastDecision);
  protected readonly rates = computed(() => this.decisions.rates.of(this.row().id)());
  protected readonly age = computed(() => {
    const at = this.decision()?.analysedAt;
    return at === undefined ? '–' : this.formats.span(this.clock.ageOf(at));
  });

  protected pauseOrResume(): void {
    this.change.run(this.pairs.setActive(this.pair().symbol, !this.pair().active));
  }

  protected remove(): void {
    this.change.run(this.pairs.remove(this.pair().symbol));
  }
}
