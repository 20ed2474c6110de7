import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Decision } from '../core/model';
import { ActionPill } from '../parts/action-pill';
import { LabelChip } from '../parts/label-chip';
import { Words } from '../parts/words';

const STEP = 50;

/** What was decided about a pair, newest first; one of the decisions can be picked. */
@Component({
  selector: 'flare-decision-list',
  imports: [ActionPill, LabelChip, TranslatePipe, Words],
  templateUrl: './decision-list.html',
  styleUrl: './decision-list.scss',
  host: { class: 'card' },
})
export class DecisionList {
  protected readonly formats = inject(Formats);

  /** Oldest first. */
  readonly decisions = input.required<readonly Decision[]>();
  readonly chosen = input.required<number | null>();
  readonly picked = output<number>();

  private readonly length = signal(STEP);
  protected readonly onlyActions = signal(true);
  protected readonly shown = computed(() =>
    this.decisions()
      .filter(({ rawBuy, rawSell }) => !this.onlyActions() || rawBuy || rawSell)
      .toReversed(),
  );
  protected readonly drawn = computed(() => this.shown().slice(0, this.length()));

  protected showMore(): void {
    this.length.update((length) => length + 2 * STEP);
  }
}
