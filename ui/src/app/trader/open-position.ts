import { Component, computed, inject, input, signal } from '@angular/core';
import { mdiCloseCircleOutline, mdiFileRemoveOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats, tone } from '../core/formats';
import { MarketClock } from '../core/market-clock';
import { Exits, Position } from '../core/model';
import { Row } from '../core/rows';
import { Icon } from '../parts/icon';
import { LabelChip } from '../parts/label-chip';
import { Sparkline } from '../parts/sparkline';
import { CloseDialog } from './close-dialog';
import { Gauge } from './gauge';
import { Ledger } from './ledger';
import { WriteOffDialog } from './write-off-dialog';

/** One open position, what it is worth now, and how far it is from where it is closed. */
@Component({
  selector: 'flare-open-position',
  imports: [CloseDialog, Gauge, Icon, LabelChip, Sparkline, TranslatePipe, WriteOffDialog],
  templateUrl: './open-position.html',
  styleUrl: './open-position.scss',
})
export class OpenPosition {
  protected readonly icons = { close: mdiCloseCircleOutline, writeOff: mdiFileRemoveOutline };
  protected readonly tone = tone;
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(MarketClock);
  protected readonly asked = signal<'close' | 'writeOff' | null>(null);
  private readonly ledger = inject(Ledger);

  readonly row = input.required<Row<Position>>();
  readonly exits = input.required<Exits>();

  protected readonly position = computed(() => this.row().value());
  protected readonly isClosing = computed(() => this.position().status === 'closing');
  protected readonly changes = computed(() => this.ledger.changes.of(this.row().id)());
}
