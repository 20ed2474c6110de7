import { Component, computed, inject, input, model } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';

let fields = 0;

/**
 * A field for money. It takes digits with a decimal point and nothing that one language reads in
 * another way than the next, and shows below how it is understood.
 */
@Component({
  selector: 'flare-amount-field',
  imports: [TranslatePipe],
  template: `
    <label [for]="id">{{ label() }}</label>
    <div>
      <input
        class="field mono"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        [id]="id"
        [attr.aria-describedby]="id + '-read'"
        [attr.aria-invalid]="typed() !== '' && understood() === null"
        [value]="typed()"
        (input)="type($event)"
      />
      <span>{{ coin() }}</span>
    </div>
    <small [id]="id + '-read'" [class.loss]="typed() !== '' && understood() === null">
      @if (understood(); as amount) {
        = {{ formats.rate(amount) }} {{ coin() }}
      } @else {
        {{ 'dialog.amount' | translate }}
      }
    </small>
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      color: var(--text);
      font-size: 0.875rem;
    }
    div {
      display: flex;
      align-items: center;
      gap: 10px;
    }
    span,
    small:not(.loss) {
      color: var(--muted);
    }
  `,
})
export class AmountField {
  protected readonly id = `amount-${++fields}`;
  protected readonly formats = inject(Formats);

  readonly label = input.required<string>();
  readonly coin = input.required<string>();
  readonly typed = model('');

  protected readonly understood = computed(() => decimalOf(this.typed()));

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
  }
}

/** The plain decimal that a text is, or null where it is none. */
export function decimalOf(text: string): string | null {
  const trimmed = text.trim();
  return /^\d{1,18}(\.\d{1,18})?$/.test(trimmed) ? trimmed : null;
}
