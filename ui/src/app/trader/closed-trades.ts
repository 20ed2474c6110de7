import { Component, inject } from '@angular/core';
import { mdiHistory } from '@mdi/js';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats, tone } from '../core/formats';
import { Language } from '../core/language';
import { Icon } from '../parts/icon';
import { LabelChip } from '../parts/label-chip';
import { ProblemNote } from '../parts/problem-note';
import { spelled } from '../parts/spelled';
import { Ledger } from './ledger';

/** The closed trades, newest first, with why each was closed and what it brought. */
@Component({
  selector: 'flare-closed-trades',
  imports: [Icon, LabelChip, ProblemNote, TranslatePipe],
  templateUrl: './closed-trades.html',
  styleUrl: './closed-trades.scss',
})
export class ClosedTrades {
  protected readonly icon = mdiHistory;
  protected readonly tone = tone;
  protected readonly ledger = inject(Ledger);
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);

  protected reason(code: string | null): string {
    return code ? this.language.phrase(`reason.${code}`, spelled(code)) : '';
  }
}
