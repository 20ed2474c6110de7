import { Component, ElementRef, inject, input, model } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

/** Chooses one of several views; arrow keys walk from one to the next. */
@Component({
  selector: 'flare-tabs',
  imports: [TranslatePipe],
  template: `
    <div role="tablist" [attr.aria-label]="label()">
      @for (name of names(); track name) {
        <button
          type="button"
          role="tab"
          [attr.aria-selected]="name === chosen()"
          [attr.tabindex]="name === chosen() ? 0 : -1"
          (click)="chosen.set(name)"
          (keydown.arrowRight)="walk(1)"
          (keydown.arrowLeft)="walk(-1)"
        >
          {{ prefix() + name | translate }}
        </button>
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      gap: 2px;
      overflow-x: auto;
      padding: 3px;
      border-radius: 11px;
      background: color-mix(in srgb, var(--raised) 70%, transparent);
    }
    button {
      flex: none;
      min-block-size: 32px;
      padding: 4px 14px;
      border: 0;
      border-radius: 8px;
      background: none;
      color: var(--muted);
      font: 500 0.875rem/1.3 var(--sans);
      white-space: nowrap;
      cursor: pointer;

      &:hover {
        color: var(--text);
      }

      &:focus-visible {
        outline-offset: -2px;
      }

      &[aria-selected='true'] {
        background: var(--card);
        box-shadow: 0 1px 3px rgb(0 0 0 / 22%);
        color: var(--text);
        font-weight: 600;
      }
    }
    @media (width < 600px) {
      button {
        padding-inline: 10px;
      }
    }
  `,
})
export class Tabs {
  private readonly host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly label = input.required<string>();
  readonly names = input.required<readonly string[]>();
  /** What stands before a name to make the key of its phrase. */
  readonly prefix = input('');
  readonly chosen = model.required<string>();

  protected walk(steps: number): void {
    const names = this.names();
    const next = (names.indexOf(this.chosen()) + steps + names.length) % names.length;
    this.chosen.set(names[next] ?? this.chosen());
    this.host.querySelectorAll('button').item(next).focus();
  }
}
