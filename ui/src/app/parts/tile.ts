import { Component, input } from '@angular/core';
import { Icon } from './icon';

/** One figure of a page, with what it means below it. */
@Component({
  selector: 'flare-tile',
  imports: [Icon],
  template: `
    <flare-icon [path]="icon()" />
    <div class="figure"><ng-content /></div>
    <div class="caption">{{ caption() }}<ng-content select="[aside]" /></div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      column-gap: 14px;
      align-content: center;
      min-block-size: 84px;
      padding: 14px 18px;
      border: 1px solid var(--line);
      border-radius: var(--round);
      background: var(--card);
      box-shadow: var(--shadow);
    }
    flare-icon {
      grid-row: span 2;
      align-self: center;
      inline-size: 22px;
      block-size: 22px;
      padding: 10px;
      border-radius: 12px;
      background: var(--accent-soft);
      color: var(--accent);
      box-sizing: content-box;
    }
    .figure {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 2px 10px;
      min-block-size: 30px;
      font: 600 1.375rem/1.3 var(--mono);
      letter-spacing: -0.02em;
    }
    .caption {
      display: flex;
      flex-wrap: wrap;
      gap: 0 10px;
      color: var(--muted);
      font-size: 0.8125rem;
    }
    @media (width < 600px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
        min-block-size: 72px;
        padding: 10px 14px;
      }
      flare-icon {
        display: none;
      }
      .figure {
        font-size: 1.1875rem;
      }
    }
  `,
})
export class Tile {
  readonly icon = input.required<string>();
  readonly caption = input.required<string>();
}
