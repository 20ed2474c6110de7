import { BreakpointObserver } from '@angular/cdk/layout';
import {
  CdkFixedSizeVirtualScroll,
  CdkVirtualForOf,
  CdkVirtualScrollViewport,
} from '@angular/cdk/scrolling';
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { mdiDownload, mdiHistory } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { map } from 'rxjs';
import { Formats, tone } from '../core/formats';
import { Language } from '../core/language';
import { Position } from '../core/model';
import { Icon } from '../parts/icon';
import { LabelChip } from '../parts/label-chip';
import { ProblemNote } from '../parts/problem-note';
import { SearchField } from '../parts/search-field';
import { spelled } from '../parts/spelled';
import { Trades } from './trades';

const LABELS = [
  'BULL_ENTRY',
  'BULL_EXIT',
  'WEAK_BULL',
  'BEAR_ENTRY',
  'BEAR_EXIT',
  'WEAK_BEAR',
  'NO_TREND_ENTRY',
  'NO_TREND_NO_ACTION',
];
const REASONS = [
  'TAKE_PROFIT',
  'PROFIT_TIMEOUT',
  'STOP_LOSS',
  'TRAILING_STOP',
  'EXIT_SIGNAL',
  'MANUAL',
  'WRITTEN_OFF',
];
const NARROW = '(width < 900px)';
const ROW_PX = 44;
const NARROW_ROW_PX = 68;
const AHEAD = 30;

/** The closed trades, newest first, however many there are: drawn as far as they are in sight. */
@Component({
  selector: 'flare-closed-trades',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    Icon,
    LabelChip,
    ProblemNote,
    SearchField,
    TranslatePipe,
  ],
  templateUrl: './closed-trades.html',
  styleUrl: './closed-trades.scss',
})
export class ClosedTrades {
  protected readonly icons = { none: mdiHistory, download: mdiDownload };
  protected readonly choices = { label: LABELS, reason: REASONS } as const;
  protected readonly kinds = ['label', 'reason'] as const;
  protected readonly tone = tone;
  protected readonly trades = inject(Trades);
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);

  private readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe(NARROW)
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly rowHeight = computed(() => (this.isNarrow() ? NARROW_ROW_PX : ROW_PX));
  protected readonly isFiltered = computed(() =>
    Object.values(this.trades.filter()).some((wish) => wish !== ''),
  );

  protected idOf(_: number, trade: Position): string {
    return trade.id;
  }

  protected named(kind: 'label' | 'reason', code: string | null): string {
    return code ? this.language.phrase(`${kind}.${code}`, spelled(code)) : '';
  }

  protected narrow(kind: 'label' | 'reason', event: Event): void {
    this.trades.narrow({ [kind]: (event.target as HTMLSelectElement).value });
  }

  /** Older ones are fetched before the last known one comes into sight. */
  protected scrolledTo(row: number): void {
    if (row + AHEAD > (this.trades.list()?.length ?? 0)) {
      this.trades.readMore();
    }
  }
}
