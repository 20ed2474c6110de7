import { Component, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats, tone } from '../core/formats';
import { Language } from '../core/language';
import { Group } from '../core/model';
import { spelled } from '../parts/spelled';

/** The closed trades by what they have in common, the best first. */
@Component({
  selector: 'flare-groups-table',
  imports: [TranslatePipe],
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="'tabs.' + by() | translate">
      <table class="table">
        <thead>
          <tr>
            <th>{{ 'groups.' + by() | translate }}</th>
            <th class="number">{{ 'groups.trades' | translate }}</th>
            <th class="number">{{ 'groups.outcome' | translate }}</th>
            <th class="number">{{ 'trader.winRate' | translate }}</th>
            <th class="number">{{ 'column.pnl' | translate }}</th>
            <th class="number">{{ 'figure.mean' | translate }}</th>
            <th class="number">{{ 'column.held' | translate }}</th>
          </tr>
        </thead>
        <tbody>
          @for (group of groups(); track group.name) {
            <tr>
              <th scope="row">{{ named(group.name) }}</th>
              <td class="number">{{ formats.count(group.tally.trades) }}</td>
              <td class="number muted">
                {{ group.tally.wins }} / {{ group.tally.draws }} / {{ group.tally.losses }}
              </td>
              <td class="number">{{ formats.portion(group.tally.winRate.value) }}</td>
              <td class="number" [class]="tone(group.total)">{{ formats.gain(group.total) }}</td>
              <td class="number">{{ formats.portion(group.mean.value) }}</td>
              <td class="number muted">
                {{ group.meanHoldingMs === null ? '–' : formats.span(group.meanHoldingMs) }}
              </td>
            </tr>
          } @empty {
            <tr>
              <td colspan="7" class="muted">{{ 'trades.none' | translate }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .scroll {
      overflow: auto;
      max-block-size: 520px;
    }
    tbody th {
      padding-block: 9px;
      color: var(--text);
      font-size: 0.875rem;
      font-weight: 600;
    }
  `,
})
export class GroupsTable {
  protected readonly tone = tone;
  protected readonly formats = inject(Formats);
  private readonly language = inject(Language);

  readonly groups = input.required<readonly Group[]>();
  readonly by = input.required<'byPair' | 'byLabel' | 'byReason'>();

  protected named(name: string): string {
    switch (this.by()) {
      case 'byPair':
        return name;
      case 'byLabel':
        return this.language.phrase(`label.${name}`, spelled(name));
      case 'byReason':
        return this.language.phrase(`reason.${name}`, spelled(name));
    }
  }
}
