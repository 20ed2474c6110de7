import { Component, computed, input } from '@angular/core';

export interface Measurement {
  readonly at: number;
  readonly value: number;
}

const WIDTH = 100;
const HEIGHT = 28;
const MARGIN = 2;
const SHORTEST_MS = 3 * 60_000;
const GAP_MS = 60_000;

/** What something used, from nothing up to its highest; no colour judges it. */
@Component({
  selector: 'flare-usage-line',
  template: `
    <svg viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
      <path class="ground" d="M0,27.5 H100" />
      @for (line of lines(); track $index) {
        <path class="area" [attr.d]="line.area" />
        <path class="line" [attr.d]="line.path" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      block-size: 28px;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      color: var(--accent);
    }
    path {
      fill: none;
      vector-effect: non-scaling-stroke;
    }
    .ground {
      stroke: var(--line);
    }
    .line {
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linejoin: round;
      stroke-linecap: round;
    }
    .area {
      fill: currentColor;
      opacity: 0.13;
    }
  `,
})
export class UsageLine {
  readonly measurements = input.required<readonly Measurement[]>();
  /** What the line reaches up to at least. */
  readonly atLeast = input(0);

  protected readonly lines = computed(() => linesThrough(this.measurements(), this.atLeast()));
}

/** A line for each stretch without a gap, the newest measurement at the right edge. */
export function linesThrough(measurements: readonly Measurement[], atLeast: number) {
  const end = measurements.at(-1)?.at ?? 0;
  const span = Math.max(SHORTEST_MS, end - (measurements[0]?.at ?? end));
  const highest = Math.max(atLeast, ...measurements.map((each) => each.value)) || 1;
  const spot = ({ at, value }: Measurement) => ({
    x: WIDTH - ((end - at) / span) * WIDTH,
    y: HEIGHT - MARGIN - (value / highest) * (HEIGHT - 2 * MARGIN),
  });
  return stretches(measurements).map((stretch) => {
    const spots = stretch.map(spot);
    const left = spots[0]?.x ?? 0;
    const path = `M${spots.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' L')}`;
    return {
      path,
      area: `${path} V${HEIGHT} H${left.toFixed(1)} Z`,
    };
  });
}

function stretches(measurements: readonly Measurement[]): Measurement[][] {
  const found: Measurement[][] = [];
  for (const measurement of measurements) {
    const last = found.at(-1)?.at(-1);
    if (last && measurement.at - last.at <= GAP_MS) {
      found.at(-1)?.push(measurement);
    } else {
      found.push([measurement]);
    }
  }
  return found.filter((stretch) => stretch.length > 1);
}
