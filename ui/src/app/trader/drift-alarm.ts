import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Formats } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { Drift } from '../core/model';
import { Dialog } from '../parts/dialog';
import { Alarm } from './alarm';
import { DriftRemedy, Wishes } from './wishes';

/** The account has less of a coin than the book says, beyond dust. */
@Component({
  selector: 'flare-drift-alarm',
  imports: [Alarm, Dialog, TranslatePipe],
  templateUrl: './drift-alarm.html',
})
export class DriftAlarm {
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
  protected readonly settling = new Command();
  protected readonly asked = signal<DriftRemedy | null>(null);
  private readonly wishes = inject(Wishes);

  readonly drift = input.required<Drift>();
  readonly baseCoin = input.required<string>();

  protected readonly isCash = computed(() => this.drift().coin === this.baseCoin());
  /** Cash is no position that could shrink. */
  protected readonly remedies = computed<readonly DriftRemedy[]>(() =>
    this.isCash() ? ['adopt', 'ignore'] : ['adopt', 'shrink', 'ignore'],
  );

  protected ask(remedy: DriftRemedy): void {
    this.settling.forget();
    this.asked.set(remedy);
  }

  protected settle(remedy: DriftRemedy): void {
    const { coin, missing } = this.drift();
    this.settling.run(this.wishes.settleDrift(coin, remedy, missing), () => this.asked.set(null));
  }
}
