import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { spelled } from '../parts/spelled';

/** Why there was no trade: each reason with how often it was given, the most frequent first. */
@Component({
  selector: 'flare-refusals',
  imports: [TranslatePipe],
  template: `
    <ul>
      @for (refusal of counted(); track refusal.code) {
        <li>
          <span>{{ reason(refusal.code) }}</span>
          <span class="number">{{ formats.count(refusal.count) }}</span>
          <i [style.width.%]="refusal.share"></i>
        </li>
      } @empty {
        <li class="muted">{{ 'refusals.none' | translate }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 12px;
      margin: 0;
      padding: 2px 18px 20px;
      list-style: none;
      font-size: 0.875rem;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px 12px;
    }
    i {
      grid-column: 1 / -1;
      block-size: 4px;
      min-inline-size: 4px;
      border-radius: 2px;
      background: linear-gradient(90deg, var(--accent), var(--warn));
      transition: width 0.3s;
    }
  `,
})
export class Refusals {
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);

  readonly refusals = input.required<Readonly<Record<string, number>>>();

  protected readonly counted = computed(() => {
    const counts = Object.entries(this.refusals()).filter(([, count]) => count > 0);
    const most = Math.max(...counts.map(([, count]) => count));
    return counts
      .sort(([, one], [, other]) => other - one)
      .map(([code, count]) => ({ code, count, share: (100 * count) / most }));
  });

  protected reason(code: string): string {
    return this.language.phrase(`refusal.${code}`, spelled(code));
  }
}
