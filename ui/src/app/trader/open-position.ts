import { Component, computed, inject, input } from '@angular/core';
import { mdiCloseCircleOutline } from '@mdi/js';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Formats, tone } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { Position } from '../core/model';
import { Row } from '../core/rows';
import { ConfirmButton } from '../parts/confirm-button';
import { LabelChip } from '../parts/label-chip';
import { ProblemNote } from '../parts/problem-note';
import { Sparkline } from '../parts/sparkline';
import { Words } from '../parts/words';
import { Gauge } from './gauge';
import { Ledger } from './ledger';

/** One open position, what it is worth now, and the button that closes it. */
@Component({
  selector: 'flare-open-position',
  imports: [ConfirmButton, Gauge, LabelChip, ProblemNote, Sparkline, TranslatePipe, Words],
  templateUrl: './open-position.html',
  styleUrl: './open-position.scss',
})
export class OpenPosition {
  protected readonly icon = mdiCloseCircleOutline;
  protected readonly tone = tone;
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
  protected readonly closing = new Command();
  private readonly ledger = inject(Ledger);

  readonly row = input.required<Row<Position>>();

  protected readonly position = computed(() => this.row().value());
  protected readonly isClosing = computed(
    () => this.closing.running() || this.position().status === 'closing',
  );
  protected readonly changes = computed(() => this.ledger.changes.of(this.row().id)());

  protected close(): void {
    this.closing.run(this.ledger.close(this.row().id));
  }
}
