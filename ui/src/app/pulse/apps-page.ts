import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  mdiAlertOutline,
  mdiApplicationOutline,
  mdiChip,
  mdiMemory,
  mdiPlus,
  mdiPulse,
} from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Icon } from '../parts/icon';
import { Tile } from '../parts/tile';
import { AppRow } from './app-row';
import { Apps } from './apps';
import { megabytes, percent } from './figures';
import { App } from './model';

const TROUBLED = ['FAILED', 'UNHEALTHY', 'BACKING_OFF'];

/** All apps: how many run, which need a person, and each of them by itself. */
@Component({
  selector: 'flare-apps-page',
  imports: [AppRow, Icon, RouterLink, Tile, TranslatePipe],
  templateUrl: './apps-page.html',
  styleUrl: './apps-page.scss',
})
export class AppsPage {
  protected readonly icons = {
    running: mdiPulse,
    trouble: mdiAlertOutline,
    cpu: mdiMemory,
    memory: mdiChip,
    add: mdiPlus,
    none: mdiApplicationOutline,
  };
  protected readonly megabytes = megabytes;
  protected readonly percent = percent;
  protected readonly apps = inject(Apps);
  protected readonly formats = inject(Formats);

  protected readonly running = computed(() => this.count((app) => app.state === 'RUNNING'));
  protected readonly troubled = computed(() => this.count((app) => TROUBLED.includes(app.state)));
  protected readonly cpuPercent = computed(() => this.sum((app) => app.usage?.cpuPercent ?? 0));
  protected readonly memoryBytes = computed(() => this.sum((app) => app.usage?.memoryBytes ?? 0));

  private count(meant: (app: App) => boolean): number {
    return this.apps.all().filter(meant).length;
  }

  private sum(figure: (app: App) => number): number {
    return this.apps.all().reduce((sum, app) => sum + figure(app), 0);
  }
}
