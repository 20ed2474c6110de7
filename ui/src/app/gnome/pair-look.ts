import { Signal, computed, inject } from '@angular/core';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { MarketClock } from '../core/market-clock';
import { TrackedPair } from '../core/model';
import { Row } from '../core/rows';
import { concernOf, troubleOf } from './concern';
import { Decisions } from './decisions';

/** What a row and a card show of a pair. To be made where a component is made. */
export class PairLook {
  private readonly formats = inject(Formats);
  private readonly clock = inject(MarketClock);
  private readonly decisions = inject(Decisions);
  private readonly language = inject(Language);

  readonly pair = computed(() => this.row().value());
  readonly decision = computed(() => this.pair().lastDecision);
  readonly rate = computed(() => this.formats.rate(this.decision()?.rate));
  readonly rates = computed(() => this.decisions.rates.of(this.row().id)());
  readonly age = computed(() => {
    const at = this.decision()?.analysedAt;
    return at === undefined ? '–' : this.formats.span(this.clock.ageOf(at));
  });
  readonly trouble = computed(() => troubleOf(this.pair(), this.language));
  readonly isStale = computed(() => concernOf(this.pair(), this.clock.now()) !== null);

  constructor(private readonly row: Signal<Row<TrackedPair>>) {}
}
