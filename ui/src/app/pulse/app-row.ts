import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mdiCogOutline, mdiOpenInNew, mdiTextBoxOutline, mdiUpdate } from '@mdi/js';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Row } from '../core/rows';
import { Icon } from '../parts/icon';
import { AppCommands } from './app-commands';
import { Apps } from './apps';
import { megabytes, percent } from './figures';
import { App } from './model';
import { ServerClock } from './server-clock';
import { StatePill } from './state-pill';
import { UsageLine } from './usage-line';

const FULL_PROCESSOR = 100;

/** One app: how it is and why, what it uses, and what can be done with it. */
@Component({
  selector: 'flare-app-row',
  imports: [AppCommands, Icon, RouterLink, StatePill, TranslatePipe, UsageLine],
  templateUrl: './app-row.html',
  styleUrl: './app-row.scss',
})
export class AppRow {
  private readonly apps = inject(Apps);

  readonly row = input.required<Row<App>>();

  protected readonly icons = {
    open: mdiOpenInNew,
    log: mdiTextBoxOutline,
    settings: mdiCogOutline,
    pending: mdiUpdate,
  };
  protected readonly fullProcessor = FULL_PROCESSOR;
  protected readonly megabytes = megabytes;
  protected readonly percent = percent;
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(ServerClock);
  protected readonly app = computed(() => this.row().value());

  private readonly history = computed(() => this.apps.history(this.row().id)());
  protected readonly cpu = computed(() =>
    this.history().map(({ measuredAt, cpuPercent }) => ({ at: measuredAt, value: cpuPercent })),
  );
  protected readonly memory = computed(() =>
    this.history().map(({ measuredAt, memoryBytes }) => ({ at: measuredAt, value: memoryBytes })),
  );
}
