import { Component, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { AppState } from './model';

/** How an app is, in a word and a colour. */
@Component({
  selector: 'flare-state-pill',
  imports: [TranslatePipe],
  template: `<span [class]="state().toLowerCase()"
    ><i></i>{{ 'pulse.state.' + state() | translate }}</span
  >`,
  styles: `
    :host {
      display: inline-flex;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 7px;
      padding: 3px 10px 3px 9px;
      border-radius: 99px;
      background: var(--even-soft);
      color: var(--even);
      font-size: 0.75rem;
      font-weight: 600;
      line-height: 1.4;
      white-space: nowrap;
    }
    i {
      inline-size: 7px;
      block-size: 7px;
      border-radius: 50%;
      background: currentColor;
    }
    .running {
      background: var(--gain-soft);
      color: var(--gain);
    }
    .starting,
    .stopping,
    .backing_off,
    .unhealthy {
      background: var(--warn-soft);
      color: var(--warn);
    }
    .starting i,
    .stopping i {
      animation: blink 1s ease-in-out infinite alternate;
    }
    .failed {
      background: var(--loss-solid);
      color: var(--on-solid);
    }
    @keyframes blink {
      to {
        opacity: 0.25;
      }
    }
  `,
})
export class StatePill {
  readonly state = input.required<AppState>();
}
