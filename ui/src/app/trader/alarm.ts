import { Component, input } from '@angular/core';
import { mdiAlertOctagonOutline } from './icons';
import { Icon } from '../parts/icon';

/** Something about money is wrong: what, since when, and what can be done about it. */
@Component({
  selector: 'flare-alarm',
  imports: [Icon],
  template: `
    <section role="alert">
      <flare-icon [path]="icon" />
      <div class="told">
        <h2>{{ heading() }}</h2>
        <ng-content />
      </div>
      <div class="remedies"><ng-content select="[remedy]" /></div>
    </section>
    <ng-content select="flare-dialog" />
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: var(--gap);
    }
    section {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 8px 16px;
      align-items: center;
      padding: 14px 18px;
      border: 1px solid var(--loss);
      border-inline-start-width: 6px;
      border-radius: var(--round);
      background: linear-gradient(90deg, var(--loss-soft), transparent 75%), var(--card);
      box-shadow: var(--shadow);
    }
    flare-icon {
      align-self: start;
      inline-size: 28px;
      block-size: 28px;
      color: var(--loss);
    }
    h2 {
      margin: 0;
      font-size: 1rem;
      font-weight: 600;
    }
    .told {
      display: grid;
      gap: 6px;
      font-size: 0.875rem;
    }
    .remedies {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    @media (width < 900px) {
      section {
        grid-template-columns: auto minmax(0, 1fr);
      }
      .remedies {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class Alarm {
  protected readonly icon = mdiAlertOctagonOutline;

  readonly heading = input.required<string>();
}
