import { Component, inject, input } from '@angular/core';
import { MatSlideToggle, MatSlideToggleChange } from '@angular/material/slide-toggle';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { TraderState } from '../core/model';
import { ProblemNote } from '../parts/problem-note';
import { Wishes } from './wishes';

/** The gate for entries: it shows what the server says, never what was merely asked for. */
@Component({
  selector: 'flare-trading-switch',
  imports: [MatSlideToggle, ProblemNote, TranslatePipe],
  template: `
    <div class="line">
      <mat-slide-toggle
        [checked]="state().trading"
        [disabled]="switching.running()"
        [aria-label]="'trader.trading' | translate"
        (change)="switchTo($event)"
      />
      <strong>{{
        (state().trading ? 'trader.tradingOn' : 'trader.tradingOff') | translate
      }}</strong>
      <span class="badge" [class.live]="state().mode === 'live'">
        {{ 'mode.' + state().mode | translate }}
      </span>
    </div>
    <div class="line">
      <p [class.loss]="!state().connected">
        {{ (state().connected ? 'trader.hearsGnome' : 'trader.missesGnome') | translate }}
      </p>
      <ng-content />
    </div>
    <flare-problem [problem]="switching.problem()" />
  `,
  styles: `
    :host {
      display: grid;
      align-content: center;
      gap: 6px;
      padding: 12px 18px;
      border: 1px solid var(--line);
      border-radius: var(--round);
      background: var(--card);
      box-shadow: var(--shadow);
    }
    .line {
      display: flex;
      align-items: center;
      gap: 4px 12px;
    }
    strong {
      font-weight: 600;
    }
    .badge {
      margin-inline-start: auto;
    }
    p {
      flex: 1;
      margin: 0;
      font-size: 0.8125rem;
    }
    p:not(.loss) {
      color: var(--muted);
    }
  `,
})
export class TradingSwitch {
  protected readonly switching = new Command();
  private readonly wishes = inject(Wishes);

  readonly state = input.required<TraderState>();

  protected switchTo({ checked, source }: MatSlideToggleChange): void {
    source.checked = this.state().trading;
    this.switching.run(this.wishes.setTrading(checked));
  }
}
