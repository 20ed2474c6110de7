import { Component, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Report } from '../core/model';
import { Tabs } from '../parts/tabs';
import { ClosedTrades } from './closed-trades';
import { Conversions } from './conversions';
import { GroupsTable } from './groups-table';

/** What was done: trade by trade, conversion by conversion, and the trades by what they share. */
@Component({
  selector: 'flare-books-card',
  imports: [ClosedTrades, Conversions, GroupsTable, Tabs, TranslatePipe],
  template: `
    <header>
      <h2 class="visually-hidden">{{ 'tabs.title' | translate }}</h2>
      <flare-tabs
        prefix="tabs."
        [label]="'tabs.title' | translate"
        [names]="names"
        [(chosen)]="chosen"
      />
      <span class="badge">{{ formats.count(closed()) }}</span>
    </header>
    @switch (chosen()) {
      @case ('trades') {
        <flare-closed-trades />
      }
      @case ('conversions') {
        <flare-conversions />
        <p>
          <a class="button" href="api/conversions.csv" download>CSV</a>
        </p>
      }
      @case ('byPair') {
        <flare-groups-table by="byPair" [groups]="report()?.byPair ?? []" />
      }
      @case ('byLabel') {
        <flare-groups-table by="byLabel" [groups]="report()?.byLabel ?? []" />
      }
      @case ('byReason') {
        <flare-groups-table by="byReason" [groups]="report()?.byReason ?? []" />
      }
    }
  `,
  styles: `
    flare-tabs {
      min-inline-size: 0;
    }
    .badge {
      margin-inline-start: auto;
    }
    p {
      display: flex;
      justify-content: flex-end;
      margin: 0;
      padding: 12px 18px;
    }
    a {
      text-decoration: none;
    }
    @media (width < 600px) {
      .badge {
        display: none;
      }
    }
  `,
  host: { class: 'card' },
})
export class BooksCard {
  protected readonly names = ['trades', 'conversions', 'byPair', 'byLabel', 'byReason'];
  protected readonly chosen = signal('trades');
  protected readonly formats = inject(Formats);

  readonly report = input.required<Report | null>();
  readonly closed = input.required<number>();
}
