import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';

/** What a raw decision says to do. */
export type Side = 'buy' | 'sell' | 'none';

/** The newest words of a pair, oldest first, each in the colour of what it stepped to. */
@Component({
  selector: 'flare-words',
  template: `
    @for (word of marked(); track $index) {
      <abbr [class]="word.to" [title]="word.meaning">{{ word.letters }}</abbr>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 3px;
    }
    abbr {
      padding: 1px 4px;
      border-radius: 5px;
      background: var(--even-soft);
      color: var(--even);
      font: 500 0.6875rem/1.5 var(--mono);
      text-decoration: none;
    }
    .buy {
      background: var(--gain-soft);
      color: var(--gain);
    }
    .sell {
      background: var(--loss-soft);
      color: var(--loss);
    }
  `,
})
export class Words {
  private readonly language = inject(Language);

  readonly words = input.required<readonly string[]>();

  protected readonly marked = computed(() =>
    this.words().map((letters) => ({
      letters,
      to: stepOf(letters).to,
      meaning: meaningOf(letters, this.language),
    })),
  );
}

/** A word in the language of the page: what the raw decision before said, and what this one says. */
export function meaningOf(letters: string, language: Language): string {
  const { from, to } = stepOf(letters);
  const named = (side: Side) => language.phrase(`step.${side}`, side);
  return `${named(from)} → ${named(to)}`;
}

/** A word's letters tell both bits before and both bits after: spec "multilayering". */
export function stepOf(letters: string): { readonly from: Side; readonly to: Side } {
  return { from: sideOf(letters, 'AE', 'KO'), to: sideOf(letters, 'AB', 'IJ') };
}

function sideOf(letters: string, buy: string, sell: string): Side {
  const holds = (some: string) => Array.from(some).some((letter) => letters.includes(letter));
  if (holds(buy)) {
    return 'buy';
  }
  return holds(sell) ? 'sell' : 'none';
}
