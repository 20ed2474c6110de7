import { Component, computed, input } from '@angular/core';

const WIDTH = 100;
const HEIGHT = 30;
const MARGIN = 2;

/** A line without axes: where something came from since the page knows it. */
@Component({
  selector: 'flare-sparkline',
  template: `
    @if (line(); as line) {
      <svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true" [class]="direction()">
        <path class="area" [attr.d]="line + ' V30 H0 Z'" />
        <path class="line" [attr.d]="line" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      block-size: 30px;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      color: var(--even);
    }
    .up {
      color: var(--gain);
    }
    .down {
      color: var(--loss);
    }
    .line {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linejoin: round;
      stroke-linecap: round;
      vector-effect: non-scaling-stroke;
    }
    .area {
      fill: currentColor;
      opacity: 0.12;
    }
  `,
})
export class Sparkline {
  readonly points = input.required<readonly number[]>();
  /** What the last point is above or below of; the first point where nothing else is said. */
  readonly baseline = input<number>();

  protected readonly line = computed(() => lineThrough(this.points()));
  protected readonly direction = computed(() => {
    const points = this.points();
    const change = (points.at(-1) ?? 0) - (this.baseline() ?? points[0] ?? 0);
    return change === 0 ? 'flat' : change > 0 ? 'up' : 'down';
  });
}

function lineThrough(points: readonly number[]): string | null {
  if (points.length < 2) {
    return null;
  }
  const lowest = Math.min(...points);
  const scale = (HEIGHT - 2 * MARGIN) / (Math.max(...points) - lowest || 1);
  const step = WIDTH / (points.length - 1);
  const spots = points.map((point, index) => {
    const y = HEIGHT - MARGIN - (point - lowest) * scale;
    return `${(index * step).toFixed(1)},${y.toFixed(1)}`;
  });
  return `M${spots.join(' L')}`;
}
