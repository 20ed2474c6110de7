import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mdiTimerSandEmpty } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { ActionPill } from '../parts/action-pill';
import { Icon } from '../parts/icon';
import { LabelChip } from '../parts/label-chip';
import { Words } from '../parts/words';
import { Decisions } from './decisions';

/** The latest confirmed decisions, newest first. */
@Component({
  selector: 'flare-confirmed-list',
  imports: [ActionPill, Icon, LabelChip, RouterLink, TranslatePipe, Words],
  templateUrl: './confirmed-list.html',
  styleUrl: './confirmed-list.scss',
  host: { tabindex: '0' },
})
export class ConfirmedList {
  protected readonly hourglass = mdiTimerSandEmpty;
  protected readonly decisions = inject(Decisions);
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
}
