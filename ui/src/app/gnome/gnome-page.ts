import { ViewportScroller } from '@angular/common';
import { Component, afterNextRender, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  mdiAlertOutline,
  mdiCheckDecagramOutline,
  mdiClockOutline,
  mdiPlus,
  mdiPulse,
  mdiSwapHorizontal,
  mdiTableLarge,
  mdiViewGridOutline,
} from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { fromEvent } from 'rxjs';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { ActionPill } from '../parts/action-pill';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { SearchField } from '../parts/search-field';
import { Tile } from '../parts/tile';
import { AddPair } from './add-pair';
import { ConfirmedList } from './confirmed-list';
import { Decisions } from './decisions';
import { PairCards } from './pair-cards';
import { PairList, VIEWS } from './pair-list';
import { PairTable } from './pair-table';
import { Pairs } from './pairs';

/** Gnome's page: every pair it follows with its last decision, and what it confirmed lately. */
@Component({
  selector: 'flare-gnome-page',
  imports: [
    ActionPill,
    AddPair,
    ConfirmedList,
    Icon,
    PairCards,
    PairTable,
    ProblemNote,
    SearchField,
    Tile,
    TranslatePipe,
  ],
  templateUrl: './gnome-page.html',
  styleUrl: './gnome-page.scss',
})
export class GnomePage {
  protected readonly icons = {
    clock: mdiClockOutline,
    confirmed: mdiCheckDecagramOutline,
    decisions: mdiPulse,
    pairs: mdiSwapHorizontal,
    add: mdiPlus,
    concern: mdiAlertOutline,
    table: mdiTableLarge,
    cards: mdiViewGridOutline,
  };
  protected readonly views = VIEWS;
  protected readonly list = inject(PairList);
  protected readonly pairs = inject(Pairs);
  protected readonly decisions = inject(Decisions);
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
  protected readonly isAdding = signal(false);

  protected readonly active = computed(
    () => this.pairs.rows.list().filter((row) => row.value().active).length,
  );
  protected readonly lastConfirmed = computed(() => this.decisions.confirmed()[0]);

  /** Whoever comes back from a pair stands where he left. */
  constructor() {
    const scroller = inject(ViewportScroller);
    const { leftAt } = this.list;
    afterNextRender(() => requestAnimationFrame(() => scroller.scrollToPosition(leftAt)));
    fromEvent(window, 'scroll', { passive: true })
      .pipe(takeUntilDestroyed())
      .subscribe(() => (this.list.leftAt = scroller.getScrollPosition()));
  }
}
