import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Formats } from '../core/formats';
import { Conversion } from '../core/model';
import { AmountField, decimalOf } from '../parts/amount-field';
import { Dialog } from '../parts/dialog';
import { Alarm } from './alarm';
import { Wishes } from './wishes';

/** A conversion of which nobody knows whether it was done; a person who looked may say so. */
@Component({
  selector: 'flare-lost-conversion',
  imports: [Alarm, AmountField, Dialog, TranslatePipe],
  templateUrl: './lost-conversion.html',
})
export class LostConversion {
  protected readonly formats = inject(Formats);
  protected readonly resolving = new Command();
  protected readonly asked = signal<'done' | 'notDone' | null>(null);
  protected readonly received = signal('');
  protected readonly amount = computed(() => decimalOf(this.received()));
  private readonly wishes = inject(Wishes);

  readonly conversion = input.required<Conversion>();

  protected ask(question: 'done' | 'notDone'): void {
    this.resolving.forget();
    this.received.set('');
    this.asked.set(question);
  }

  protected resolve(): void {
    const received = this.asked() === 'done' ? this.amount() : null;
    this.resolving.run(this.wishes.resolve(this.conversion().id, received), () =>
      this.asked.set(null),
    );
  }
}
