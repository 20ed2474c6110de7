import { Component, input, output } from '@angular/core';

/** A switch that stands where it is told to; pressing it only asks for the other side. */
@Component({
  selector: 'flare-toggle',
  template: `
    <button
      type="button"
      role="switch"
      [attr.aria-checked]="checked()"
      [attr.aria-label]="label()"
      [disabled]="disabled()"
      (click)="asked.emit(!checked())"
    >
      <i></i>
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    button {
      inline-size: 52px;
      block-size: 30px;
      padding: 3px;
      border: 2px solid var(--muted);
      border-radius: 99px;
      background: var(--raised);
      cursor: pointer;
      transition:
        background 0.15s,
        border-color 0.15s;

      &:disabled {
        opacity: 0.6;
        cursor: default;
      }
    }
    i {
      display: block;
      inline-size: 20px;
      block-size: 20px;
      border-radius: 50%;
      background: var(--muted);
      transition:
        translate 0.15s,
        background 0.15s;
    }
    [aria-checked='true'] {
      border-color: var(--accent);
      background: var(--accent);

      i {
        translate: 22px;
        background: var(--on-accent);
      }
    }
  `,
})
export class Toggle {
  readonly label = input.required<string>();
  readonly checked = input.required<boolean>();
  readonly disabled = input(false);
  readonly asked = output<boolean>();
}
