import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
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

/** One pair as a card: where its rate came from, and what was decided last. */
@Component({
  selector: 'flare-pair-card',
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
  templateUrl: './pair-card.html',
  styleUrl: './pair-card.scss',
  host: { '[class.paused]': '!look.pair().active', '[class.overdue]': 'look.isStale()' },
})
export class PairCard {
  protected readonly formats = inject(Formats);

  readonly row = input.required<Row<TrackedPair>>();

  protected readonly look = new PairLook(this.row);
}
