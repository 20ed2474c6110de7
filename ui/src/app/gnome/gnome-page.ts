import { Component, computed, inject, signal } from '@angular/core';
import {
  mdiCheckDecagramOutline,
  mdiClockOutline,
  mdiMagnify,
  mdiPlus,
  mdiPulse,
  mdiSwapHorizontal,
} from '@mdi/js';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { ActionPill } from '../parts/action-pill';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Tile } from '../parts/tile';
import { AddPair } from './add-pair';
import { ConfirmedList } from './confirmed-list';
import { Decisions } from './decisions';
import { PairRow } from './pair-row';
import { Pairs } from './pairs';

/** Gnome's page: every pair it follows with its last decision, and what it confirmed lately. */
@Component({
  selector: 'flare-gnome-page',
  imports: [ActionPill, AddPair, ConfirmedList, Icon, PairRow, ProblemNote, Tile, TranslatePipe],
  providers: [Decisions, Pairs],
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
    search: mdiMagnify,
  };
  protected readonly pairs = inject(Pairs);
  protected readonly decisions = inject(Decisions);
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
  protected readonly isAdding = signal(false);
  protected readonly filter = signal('');

  protected readonly shown = computed(() => {
    const wanted = this.filter().trim().toUpperCase();
    return this.pairs.rows.list().filter((row) => row.id.includes(wanted));
  });
  protected readonly active = computed(
    () => this.pairs.rows.list().filter((row) => row.value().active).length,
  );
  protected readonly lastConfirmed = computed(() => this.decisions.confirmed()[0]);

  protected filterBy(event: Event): void {
    this.filter.set((event.target as HTMLInputElement).value);
  }
}
