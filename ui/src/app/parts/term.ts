import { Component, input } from '@angular/core';

let terms = 0;

/** A word with its explanation, shown while the pointer is on it, when it is focused or touched. */
@Component({
  selector: 'flare-term',
  template: `
    <button type="button" [attr.aria-describedby]="explanation() ? id : null">
      <ng-content />
    </button>
    @if (explanation()) {
      <span role="tooltip" [id]="id">{{ explanation() }}</span>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: inline-block;
    }
    button {
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      text-decoration: underline dotted var(--line-strong);
      text-underline-offset: 4px;
      cursor: help;
    }
    span {
      position: absolute;
      inset-block-end: calc(100% + 6px);
      inset-inline-start: -8px;
      z-index: 5;
      inline-size: max-content;
      max-inline-size: min(290px, 72vw);
      padding: 9px 12px;
      border: 1px solid var(--line-strong);
      border-radius: 10px;
      background: var(--raised);
      box-shadow: 0 10px 34px rgb(0 0 0 / 30%);
      color: var(--text);
      font-size: 0.8125rem;
      line-height: 1.45;
      white-space: pre-line;
      visibility: hidden;
      opacity: 0;
      transition: opacity 0.12s;
      pointer-events: none;
    }
    :host(:hover) span,
    :host(:focus-within) span {
      visibility: visible;
      opacity: 1;
    }
  `,
})
export class Term {
  protected readonly id = `term-${++terms}`;

  readonly explanation = input<string>();
}
