import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { TrackedPair } from '../core/model';
import { Row } from '../core/rows';
import { ActionPill } from '../parts/action-pill';
import { LabelChip } from '../parts/label-chip';
import { Sparkline } from '../parts/sparkline';
import { Words } from '../parts/words';
import { ConcernBadge } from './concern-badge';
import { PairCommands } from './pair-commands';
import { PairLook } from './pair-look';
import { VoteBar } from './vote-bar';

/** One pair in a line: its last decision, how old that is, and what can be done with the pair. */
@Component({
  selector: 'flare-pair-row',
  imports: [
    ActionPill,
    ConcernBadge,
    LabelChip,
    PairCommands,
    RouterLink,
    Sparkline,
    TranslatePipe,
    VoteBar,
    Words,
  ],
  templateUrl: './pair-row.html',
  styleUrl: './pair-row.scss',
  host: {
    role: 'row',
    class: 'pair-columns',
    '[class.paused]': '!look.pair().active',
    '[class.overdue]': 'look.isStale()',
  },
})
export class PairRow {
  readonly row = input.required<Row<TrackedPair>>();

  protected readonly look = new PairLook(this.row);
}
