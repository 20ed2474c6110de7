import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mdiCogOutline, mdiOpenInNew, mdiTextBoxOutline, mdiUpdate } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Row } from '../core/rows';
import { Icon } from '../parts/icon';
import { AppCommands } from './app-commands';
import { AppUse } from './app-use';
import { App } from './model';
import { ServerClock } from './server-clock';
import { StatePill } from './state-pill';

/** One app: how it is and why, what it uses, and what can be done with it. */
@Component({
  selector: 'flare-app-row',
  imports: [AppCommands, AppUse, Icon, RouterLink, StatePill, TranslatePipe],
  templateUrl: './app-row.html',
  styleUrl: './app-row.scss',
})
export class AppRow {
  readonly row = input.required<Row<App>>();

  protected readonly icons = {
    open: mdiOpenInNew,
    log: mdiTextBoxOutline,
    settings: mdiCogOutline,
    pending: mdiUpdate,
  };
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(ServerClock);
  protected readonly app = computed(() => this.row().value());
}
