import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Apps } from './apps';
import { megabytes, percent } from './figures';
import { App } from './model';
import { ServerClock } from './server-clock';
import { UsageLine } from './usage-line';

const FULL_PROCESSOR = 100;

/** What an app uses now and did in the last half hour, and how long it lives. */
@Component({
  selector: 'flare-app-use',
  imports: [TranslatePipe, UsageLine],
  templateUrl: './app-use.html',
  styleUrl: './app-use.scss',
  host: { '[class.idle]': '!app().usage' },
})
export class AppUse {
  private readonly apps = inject(Apps);

  readonly app = input.required<App>();

  protected readonly quarterProcessor = FULL_PROCESSOR / 4;
  protected readonly megabytes = megabytes;
  protected readonly percent = percent;
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(ServerClock);

  private readonly history = computed(() => this.apps.history(this.app().id)());
  protected readonly cpu = computed(() =>
    this.history().map(({ measuredAt, cpuPercent }) => ({ at: measuredAt, value: cpuPercent })),
  );
  protected readonly memory = computed(() =>
    this.history().map(({ measuredAt, memoryBytes }) => ({ at: measuredAt, value: memoryBytes })),
  );
}
