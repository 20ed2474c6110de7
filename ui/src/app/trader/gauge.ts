import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Exits, Position } from '../core/model';

/** Where a position stands between its stop loss and its take profit, and where it has been. */
@Component({
  selector: 'flare-gauge',
  imports: [TranslatePipe],
  template: `
    <div class="track" aria-hidden="true">
      <i class="zero" [style.left.%]="places().zero"></i>
      <i
        class="range"
        [style.left.%]="places().worst"
        [style.width.%]="places().best - places().worst"
      ></i>
      <i class="now" [class]="side()" [style.left.%]="places().now"></i>
    </div>
    <div class="ends mono">
      <span [title]="'position.stopLoss' | translate">
        <small class="visually-hidden">{{ 'position.stopLoss' | translate }}</small>
        −{{ formats.share(exits().stopLoss) }}
      </span>
      @if (exits().trailingStart; as start) {
        <span [title]="'position.trailing' | translate: { start, stop: exits().trailingStop }">
          {{ 'position.trails' | translate }}
        </span>
      }
      <span [title]="'position.takeProfit' | translate">
        <small class="visually-hidden">{{ 'position.takeProfit' | translate }}</small>
        +{{ formats.share(position().takeProfit) }}
      </span>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .track {
      position: relative;
      block-size: 6px;
      margin-block: 6px 5px;
      border-radius: 3px;
      background: linear-gradient(
        90deg,
        color-mix(in srgb, var(--loss) 55%, transparent),
        var(--raised) 30% 70%,
        color-mix(in srgb, var(--gain) 55%, transparent)
      );
    }
    i {
      position: absolute;
      inset-block: 0;
    }
    .zero {
      inset-block: -4px;
      inline-size: 1px;
      background: var(--muted);
    }
    .range {
      border-radius: 3px;
      background: color-mix(in srgb, var(--muted) 45%, transparent);
    }
    .now {
      inset-block: -4px;
      inline-size: 14px;
      margin-inline-start: -7px;
      border: 3px solid var(--card);
      border-radius: 50%;
      background: var(--even);
      transition: left 0.3s;
    }
    .up {
      background: var(--gain);
    }
    .down {
      background: var(--loss);
    }
    .ends {
      display: flex;
      justify-content: space-between;
      color: var(--muted);
      font-size: 0.75rem;
      line-height: 1.2;
    }
  `,
})
export class Gauge {
  protected readonly formats = inject(Formats);

  readonly position = input.required<Position>();
  readonly exits = input.required<Exits>();

  /** Percentages of the way from the stop loss to the take profit, for drawing only. */
  protected readonly places = computed(() => {
    const position = this.position();
    const from = -Number(this.exits().stopLoss);
    const to = Number(position.takeProfit ?? 0);
    const place = (change: string | null) =>
      Math.min(100, Math.max(0, (100 * (Number(change ?? 0) - from)) / (to - from || 1)));
    const now = place(position.pnlPercentage);
    return {
      zero: place('0'),
      now,
      best: Math.max(now, place(position.highestPnlPercentage)),
      worst: Math.min(now, place(position.lowestPnlPercentage)),
    };
  });
  protected readonly side = computed(() => {
    const now = Number(this.position().pnlPercentage ?? 0);
    return now === 0 ? '' : now > 0 ? 'up' : 'down';
  });
}
