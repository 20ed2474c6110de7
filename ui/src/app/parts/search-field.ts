import { Component, input, model } from '@angular/core';
import { mdiMagnify } from './icons';
import { Icon } from './icon';

/** A field whose text narrows what stands below it. */
@Component({
  selector: 'flare-search-field',
  imports: [Icon],
  template: `
    <label>
      <flare-icon [path]="icon" />
      <input
        type="search"
        [value]="text()"
        [placeholder]="label()"
        [attr.aria-label]="label()"
        (input)="narrow($event)"
      />
    </label>
  `,
  styles: `
    label {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 36px;
      padding-inline: 12px;
      border: 1px solid var(--line);
      border-radius: 10px;
      color: var(--muted);

      &:focus-within {
        border-color: var(--accent);
      }
    }
    input {
      inline-size: 100%;
      border: 0;
      outline: 0;
      background: none;
      color: var(--text);
      font: 400 0.875rem var(--sans);

      &::placeholder {
        color: var(--muted);
        opacity: 1;
      }
    }
  `,
})
export class SearchField {
  readonly label = input.required<string>();
  readonly text = model('');

  protected readonly icon = mdiMagnify;

  protected narrow(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }
}
