import { Component, computed, input } from '@angular/core';
import { LogLine, LogWish, marked, pieces } from './log-line';

/** One line of a log: text in colours, never markup. */
@Component({
  selector: 'flare-log-row',
  template: `@for (piece of pieces(); track $index) {
    <span [class]="piece.look">{{ piece.text }}</span>
  }`,
  host: { '[class]': 'level()' },
  styleUrl: './log-row.scss',
})
export class LogRow {
  readonly line = input.required<LogLine>();
  readonly wish = input.required<LogWish>();

  protected readonly level = computed(() => this.line().level?.toLowerCase() ?? '');
  protected readonly pieces = computed(() => marked(pieces(this.line()), this.wish()));
}
