import { BreakpointObserver } from '@angular/cdk/layout';
import { ScrollingModule } from '@angular/cdk/scrolling';
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { mdiArrowDown, mdiArrowUp } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { TrackedPair } from '../core/model';
import { Row } from '../core/rows';
import { Icon } from '../parts/icon';
import { PairList } from './pair-list';
import { COLUMNS, Column } from './pair-order';
import { PairRow } from './pair-row';

const ROW = 46;
const TALL_ROW = 118;

/** The pairs in lines; only those in sight are drawn. */
@Component({
  selector: 'flare-pair-table',
  imports: [Icon, PairRow, ScrollingModule, TranslatePipe],
  templateUrl: './pair-table.html',
  styleUrl: './pair-table.scss',
})
export class PairTable {
  protected readonly icons = { up: mdiArrowUp, down: mdiArrowDown };
  protected readonly list = inject(PairList);
  protected readonly heads = [
    'pair',
    'rate',
    'trail',
    'label',
    'decision',
    'words',
    'votes',
    'age',
  ] as const;
  private readonly narrow = toSignal(inject(BreakpointObserver).observe('(max-width: 1079.98px)'));

  protected readonly rowSize = computed(() => (this.narrow()?.matches ? TALL_ROW : ROW));

  protected idOf(_: number, row: Row<TrackedPair>): string {
    return row.id;
  }

  protected sortable(head: string): Column | undefined {
    return COLUMNS.find((column) => column === head);
  }

  protected sorted(head: string): 'ascending' | 'descending' | null {
    const { column, down } = this.list.order();
    return column === head ? (down ? 'descending' : 'ascending') : null;
  }
}
