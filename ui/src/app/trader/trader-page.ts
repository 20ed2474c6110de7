import { Component, computed, inject } from '@angular/core';
import { mdiAlertOctagonOutline, mdiFinance, mdiRadar, mdiTrophyOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats, tone } from '../core/formats';
import { Report, Startup } from '../core/model';
import { reading } from '../core/reading';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Tile } from '../parts/tile';
import { AccountAlarm } from './account-alarm';
import { BalanceTile } from './balance-tile';
import { BooksCard } from './books-card';
import { DriftAlarm } from './drift-alarm';
import { EquityCard } from './equity-card';
import { Ledger } from './ledger';
import { LockNote } from './lock-note';
import { LostConversion } from './lost-conversion';
import { ModeSwitch } from './mode-switch';
import { OpenPosition } from './open-position';
import { Refusals } from './refusals';
import { ResetButton } from './reset-button';
import { StartupReport } from './startup-report';
import { StatisticsList } from './statistics-list';
import { Trades } from './trades';
import { TradingSwitch } from './trading-switch';
import { Wishes } from './wishes';

/** The page of Flux, Grid and Snap: one trader, whatever its plan. */
@Component({
  selector: 'flare-trader-page',
  imports: [
    AccountAlarm,
    BalanceTile,
    BooksCard,
    DriftAlarm,
    EquityCard,
    Icon,
    LockNote,
    LostConversion,
    ModeSwitch,
    OpenPosition,
    ProblemNote,
    Refusals,
    ResetButton,
    StartupReport,
    StatisticsList,
    Tile,
    TradingSwitch,
    TranslatePipe,
  ],
  providers: [Trades, Ledger, Wishes],
  templateUrl: './trader-page.html',
  styleUrl: './trader-page.scss',
})
export class TraderPage {
  protected readonly icons = {
    pnl: mdiFinance,
    wins: mdiTrophyOutline,
    waiting: mdiRadar,
    fault: mdiAlertOctagonOutline,
  };
  protected readonly tone = tone;
  protected readonly ledger = inject(Ledger);
  protected readonly formats = inject(Formats);

  /** The account is another question in each mode, and after a drift was settled. */
  protected readonly startup = reading<Startup>(
    'startup',
    computed(() => `${this.ledger.state()?.mode} ${this.ledger.state()?.drift.length}`),
  );
  protected readonly report = reading<Report>(
    'statistics',
    computed(() => `${this.ledger.state()?.mode} ${this.ledger.state()?.statistics.closed}`),
  );

  /** What is wrong with whose the keys are, if anything. */
  protected readonly account = computed(() => {
    const account = this.startup.value()?.account;
    return account?.told ? account : null;
  });

  /** What the trader waits for while it holds nothing. */
  protected readonly waitsFor = computed(() => {
    const state = this.ledger.state();
    if (state && !state.trading) {
      return 'trader.waitsForSwitch';
    }
    return state?.connected === false ? 'trader.waitsForGnome' : 'trader.waitsForDecision';
  });
}
