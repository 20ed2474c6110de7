import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { RefusalNews } from '../core/model';
import { reading } from '../core/reading';
import { spelled } from '../parts/spelled';

/**
 * Why there was no trade: each reason with how often it was given, the most frequent first, and
 * unfolded with what to do about it and its last time.
 */
@Component({
  selector: 'flare-refusals',
  imports: [TranslatePipe],
  template: `
    <ul>
      @for (refusal of counted(); track refusal.code) {
        <li>
          <details>
            <summary>
              <span>{{ reason(refusal.code) }}</span>
              <span class="number">{{ formats.count(refusal.count) }}</span>
              <i [style.width.%]="refusal.share"></i>
            </summary>
            <p>{{ remedy(refusal.code) }}</p>
            @if (last().get(refusal.code); as last) {
              <p class="muted">
                {{ 'refusals.last' | translate }} {{ formats.dayAndTime(last.lastAt) }}
                @if (last.symbol) {
                  · {{ last.symbol }}
                }
                <span class="mono">{{ last.detail }}</span>
              </p>
            }
          </details>
        </li>
      } @empty {
        <li class="muted none">{{ 'refusals.none' | translate }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 2px;
      margin: 0;
      padding: 0 10px 14px;
      list-style: none;
      font-size: 0.875rem;
    }
    .none {
      padding: 2px 8px 6px;
    }
    summary {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px 12px;
      padding: 6px 8px;
      border-radius: 9px;
      cursor: pointer;

      &:hover {
        background: color-mix(in srgb, var(--raised) 45%, transparent);
      }
    }
    i {
      grid-column: 1 / -1;
      block-size: 4px;
      min-inline-size: 4px;
      border-radius: 2px;
      background: linear-gradient(90deg, var(--accent), var(--warn));
      transition: width 0.3s;
    }
    p {
      margin: 2px 8px 8px;
      font-size: 0.8125rem;
    }
    .mono {
      display: block;
      overflow-wrap: anywhere;
      font-size: 0.75rem;
    }
  `,
})
export class Refusals {
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);

  readonly refusals = input.required<Readonly<Record<string, number>>>();

  private readonly news = reading<readonly RefusalNews[]>(
    'refusals',
    computed(() => JSON.stringify(this.refusals())),
  );

  protected readonly last = computed(
    () => new Map(this.news.value()?.map((refusal) => [refusal.code, refusal])),
  );
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

  protected remedy(code: string): string {
    return this.language.phrase(`remedy.${code}`, this.last().get(code)?.about ?? '');
  }
}
