import { Component, computed, inject, signal } from '@angular/core';
import { mdiClockFast, mdiClockOutline, mdiSwapHorizontal } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { SearchField } from '../parts/search-field';
import { Tile } from '../parts/tile';
import { Conversions } from './conversions';
import { FaultSwitch } from './fault-switch';
import { Faults } from './faults';
import { Market } from './market';
import { MarketRow } from './market-row';

/** The simulator's page: its clock, the prices that it makes, its faults and what it executed. */
@Component({
  selector: 'flare-simulator-page',
  imports: [
    Conversions,
    FaultSwitch,
    Icon,
    MarketRow,
    ProblemNote,
    SearchField,
    Tile,
    TranslatePipe,
  ],
  providers: [Faults, Market],
  templateUrl: './simulator-page.html',
  styleUrl: './simulator-page.scss',
})
export class SimulatorPage {
  protected readonly icons = {
    clock: mdiClockOutline,
    speed: mdiClockFast,
    pairs: mdiSwapHorizontal,
  };
  protected readonly market = inject(Market);
  protected readonly faults = inject(Faults);
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
  protected readonly filter = signal('');

  protected readonly shown = computed(() => {
    const wanted = this.filter().trim().toUpperCase();
    return this.market.rows.list().filter((row) => row.id.includes(wanted));
  });
}
