import { Component, computed, input } from '@angular/core';
import { Position } from '../core/model';

/** Where a position stands between its worst and its best, and how far its take profit is. */
@Component({
  selector: 'flare-gauge',
  template: `
    <div class="track" aria-hidden="true">
      <i class="zero"></i>
      <i class="range" [style.left.%]="range().from" [style.width.%]="range().width"></i>
      @if (target(); as target) {
        <i class="target" [style.left.%]="target"></i>
      }
      <i class="now" [class]="side()" [style.left.%]="now()"></i>
    </div>
  `,
  styles: `
    .track {
      position: relative;
      block-size: 6px;
      margin-block: 8px;
      border-radius: 3px;
      background: var(--raised);
    }
    i {
      position: absolute;
      inset-block: 0;
    }
    .zero {
      inset-block: -4px;
      inset-inline-start: 50%;
      inline-size: 1px;
      background: var(--line-strong);
    }
    .range {
      border-radius: 3px;
      background: var(--line-strong);
    }
    .target {
      inset-block: -5px;
      inline-size: 2px;
      border-radius: 1px;
      background: var(--accent);
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
  `,
})
export class Gauge {
  readonly position = input.required<Position>();

  private readonly figures = computed(() => {
    const position = this.position();
    const now = Number(position.pnlPercentage ?? 0);
    return {
      now,
      best: Math.max(now, Number(position.highestPnlPercentage ?? 0), 0),
      worst: Math.min(now, Number(position.lowestPnlPercentage ?? 0), 0),
      target: Number(position.takeProfit ?? 0),
    };
  });
  private readonly reach = computed(() => {
    const { best, worst, target } = this.figures();
    return Math.max(best, -worst, target, 0.1) * 1.06;
  });

  protected readonly now = computed(() => this.place(this.figures().now));
  protected readonly target = computed(
    () => this.figures().target && this.place(this.figures().target),
  );
  protected readonly range = computed(() => {
    const from = this.place(this.figures().worst);
    return { from, width: this.place(this.figures().best) - from };
  });
  protected readonly side = computed(() => {
    const { now } = this.figures();
    return now === 0 ? '' : now > 0 ? 'up' : 'down';
  });

  private place(percentage: number): number {
    return 50 + (50 * percentage) / this.reach();
  }
}
