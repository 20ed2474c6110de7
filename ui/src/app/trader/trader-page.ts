import { Component, computed, inject } from '@angular/core';
import {
  mdiAlertOctagonOutline,
  mdiFinance,
  mdiLockOutline,
  mdiRadar,
  mdiTrophyOutline,
  mdiWalletOutline,
} from '@mdi/js';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats, tone } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Tile } from '../parts/tile';
import { ClosedTrades } from './closed-trades';
import { Ledger } from './ledger';
import { OpenPosition } from './open-position';
import { Refusals } from './refusals';
import { StatisticsList } from './statistics-list';
import { TradingSwitch } from './trading-switch';

/** The page of Flux, Grid and Snap: one trader, whatever its plan. */
@Component({
  selector: 'flare-trader-page',
  imports: [
    ClosedTrades,
    Icon,
    OpenPosition,
    ProblemNote,
    Refusals,
    StatisticsList,
    Tile,
    TradingSwitch,
    TranslatePipe,
  ],
  providers: [Ledger],
  templateUrl: './trader-page.html',
  styleUrl: './trader-page.scss',
})
export class TraderPage {
  protected readonly icons = {
    balance: mdiWalletOutline,
    pnl: mdiFinance,
    wins: mdiTrophyOutline,
    waiting: mdiRadar,
    fault: mdiAlertOctagonOutline,
    lock: mdiLockOutline,
  };
  protected readonly tone = tone;
  protected readonly ledger = inject(Ledger);
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);

  /** What the trader waits for while it holds nothing. */
  protected readonly waitsFor = computed(() => {
    const state = this.ledger.state();
    if (state && !state.trading) {
      return 'trader.waitsForSwitch';
    }
    return state?.connected === false ? 'trader.waitsForGnome' : 'trader.waitsForDecision';
  });
}
