import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { spelled } from './spelled';

/** The name of a moment in the market, in the colour of its side; weak ones are drawn hollow. */
@Component({
  selector: 'flare-label',
  template: `<span [class]="side()" [class.hollow]="isWeak()" [title]="text()">{{ text() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      max-inline-size: 100%;
      vertical-align: middle;
    }
    span {
      overflow: hidden;
      padding: 2px 9px;
      border: 1px solid transparent;
      border-radius: 99px;
      background: var(--even-soft);
      color: var(--even);
      font-size: 0.75rem;
      font-weight: 600;
      line-height: 1.35;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    .bull {
      background: var(--gain-soft);
      color: var(--gain);
    }
    .bear {
      background: var(--loss-soft);
      color: var(--loss);
    }
    .hollow {
      border-color: currentColor;
      background: none;
      font-weight: 500;
    }
  `,
})
export class LabelChip {
  private readonly language = inject(Language);

  readonly label = input.required<string>();

  protected readonly side = computed(
    () => /BULL|BEAR/.exec(this.label())?.[0].toLowerCase() ?? 'none',
  );
  protected readonly isWeak = computed(() => this.label().startsWith('WEAK'));
  protected readonly text = computed(() =>
    this.language.phrase(`label.${this.label()}`, spelled(this.label())),
  );
}
