import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { mdiSwapHorizontal } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { EMPTY, catchError, exhaustMap, timeout, timer } from 'rxjs';
import { Formats } from '../core/formats';
import { Icon } from '../parts/icon';

const LOOK_MS = 1000;
const PATIENCE_MS = 2000;
const SHOWN = 12;

interface Conversion {
  readonly id: string;
  /** Exchange time. */
  readonly at: number;
  readonly fromCoin: string;
  readonly fromCoinSize: string;
  readonly toCoin: string;
  readonly toCoinSize: string;
}

/** What was truly executed lately, whatever the clients were told. */
@Component({
  selector: 'flare-conversions',
  imports: [Icon, TranslatePipe],
  template: `
    @if (lately().length > 0) {
      <table class="table" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{{ 'market.time' | translate }}</th>
            <th role="columnheader" class="number">{{ 'simulator.spent' | translate }}</th>
            <th role="columnheader" class="number">{{ 'simulator.received' | translate }}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          @for (done of lately(); track done.id) {
            <tr role="row">
              <td role="cell" class="mono muted">
                <time [title]="formats.day(done.at)">{{ formats.time(done.at) }}</time>
              </td>
              <td role="cell" class="number">
                {{ formats.rate(done.fromCoinSize) }} <small>{{ done.fromCoin }}</small>
              </td>
              <td role="cell" class="number">
                {{ formats.rate(done.toCoinSize) }} <small>{{ done.toCoin }}</small>
              </td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p class="empty">
        <flare-icon [path]="icon" /><span>{{ 'simulator.noConversions' | translate }}</span>
      </p>
    }
  `,
  styles: `
    small {
      color: var(--muted);
    }
    @media (width < 760px) {
      td.number {
        white-space: normal;
      }
    }
  `,
})
export class Conversions {
  protected readonly icon = mdiSwapHorizontal;
  protected readonly formats = inject(Formats);
  private readonly http = inject(HttpClient);

  protected readonly lately = signal<readonly Conversion[]>([]);

  constructor() {
    timer(0, LOOK_MS)
      .pipe(
        exhaustMap(() => this.look()),
        takeUntilDestroyed(),
      )
      .subscribe((lately) => this.lately.set(lately));
  }

  private look() {
    return this.http.get<Conversion[]>(`simulator/ledger?limit=${SHOWN}`).pipe(
      timeout(PATIENCE_MS),
      catchError(() => EMPTY),
    );
  }
}
