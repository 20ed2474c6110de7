import {
  Component,
  DestroyRef,
  booleanAttribute,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Icon } from './icon';

const PATIENCE_MS = 4000;

/** A button that asks once more on itself before it does what cannot be undone. */
@Component({
  selector: 'flare-confirm-button',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="button"
      [class.icon-only]="!isAsking() && iconOnly()"
      [class.danger]="isAsking()"
      [disabled]="disabled()"
      [attr.aria-label]="!isAsking() && iconOnly() ? label() : null"
      [title]="label()"
      (click)="press()"
      (blur)="relax()"
    >
      @if (icon(); as path) {
        <flare-icon [path]="path" />
      }
      @if (isAsking()) {
        {{ question() }}
      } @else if (!iconOnly()) {
        {{ label() }}
      }
    </button>
  `,
})
export class ConfirmButton {
  readonly label = input.required<string>();
  readonly question = input.required<string>();
  readonly icon = input<string>();
  readonly iconOnly = input(false, { transform: booleanAttribute });
  readonly disabled = input(false);
  readonly confirmed = output();

  protected readonly isAsking = signal(false);
  private forgetting?: ReturnType<typeof setTimeout>;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.forgetting));
  }

  protected press(): void {
    const answered = this.isAsking();
    this.relax();
    if (answered) {
      this.confirmed.emit();
      return;
    }
    this.isAsking.set(true);
    this.forgetting = setTimeout(() => this.relax(), PATIENCE_MS);
  }

  protected relax(): void {
    clearTimeout(this.forgetting);
    this.isAsking.set(false);
  }
}
