import { Component, computed, inject, input, signal } from '@angular/core';
import { mdiAlertOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Startup, TraderState } from '../core/model';
import { Reading } from '../core/reading';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icon';
import { Wishes } from './wishes';

/** What has to be typed before real money is traded; the server insists on it too. */
const CONFIRMATION = 'LIVE';

/** Between play money and real money. Whatever stands in the way of live is told before. */
@Component({
  selector: 'flare-mode-switch',
  imports: [Dialog, Icon, TranslatePipe],
  templateUrl: './mode-switch.html',
  styleUrl: './mode-switch.scss',
})
export class ModeSwitch {
  protected readonly icon = mdiAlertOutline;
  protected readonly switching = new Command();
  protected readonly isAsking = signal(false);
  private readonly wishes = inject(Wishes);

  readonly state = input.required<TraderState>();
  readonly startup = input.required<Reading<Startup>>();

  protected readonly isLive = computed(() => this.state().mode === 'live');
  protected readonly word = computed(() => (this.isLive() ? '' : CONFIRMATION));
  protected readonly obstacles = computed(() => this.startup().value()?.obstacles ?? []);
  protected readonly mayNotAsk = computed(() => !this.isLive() && !this.state().liveAvailable);

  protected ask(): void {
    this.switching.forget();
    this.startup().read();
    this.isAsking.set(true);
  }

  protected switchOver(typed: string): void {
    this.switching.run(this.wishes.setMode(!this.isLive(), typed), () => this.isAsking.set(false));
  }
}
