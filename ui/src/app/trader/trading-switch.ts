import { Component, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { TraderState } from '../core/model';
import { ProblemNote } from '../parts/problem-note';
import { Toggle } from '../parts/toggle';
import { Wishes } from './wishes';

/** The gate for entries: it shows what the server says, never what was merely asked for. */
@Component({
  selector: 'flare-trading-switch',
  imports: [ProblemNote, Toggle, TranslatePipe],
  template: `
    <div class="line">
      <flare-toggle
        [label]="'trader.trading' | translate"
        [checked]="state().trading"
        [disabled]="switching.running()"
        (asked)="switchTo($event)"
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

  protected switchTo(enabled: boolean): void {
    this.switching.run(this.wishes.setTrading(enabled));
  }
}
