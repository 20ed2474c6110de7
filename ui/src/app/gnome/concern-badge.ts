import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { MarketClock } from '../core/market-clock';
import { TrackedPair } from '../core/model';
import { spelled } from '../parts/spelled';
import { concernOf, troubleOf } from './concern';

/** Says in a word that a pair is paused or what is wrong with it; nothing while all is well. */
@Component({
  selector: 'flare-concern',
  template: `
    @if (text(); as text) {
      <span class="badge" [class.warn]="pair().active" [title]="trouble() ?? text">{{ text }}</span>
    }
  `,
})
export class ConcernBadge {
  private readonly language = inject(Language);
  private readonly clock = inject(MarketClock);

  readonly pair = input.required<TrackedPair>();

  protected readonly trouble = computed(() => troubleOf(this.pair(), this.language));
  protected readonly text = computed(() => {
    const pair = this.pair();
    const status = pair.active ? concernOf(pair, this.clock.now()) : 'inactive';
    return status && this.language.phrase(`gnome.status.${status}`, spelled(status));
  });
}
