import { ScrollingModule } from '@angular/cdk/scrolling';
import { Component, DestroyRef, ElementRef, computed, inject, signal } from '@angular/core';
import { TrackedPair } from '../core/model';
import { Row } from '../core/rows';
import { PairCard } from './pair-card';
import { PairList } from './pair-list';

const LEAST_WIDTH = 268;
const GAP = 12;
const HEIGHT = 208;

/** The pairs as cards, as many beside each other as there is room for; only those in sight are drawn. */
@Component({
  selector: 'flare-pair-cards',
  imports: [PairCard, ScrollingModule],
  template: `
    <cdk-virtual-scroll-viewport
      scrollWindow
      [itemSize]="height"
      [minBufferPx]="500"
      [maxBufferPx]="1000"
    >
      <div
        *cdkVirtualFor="let shelf of shelves(); trackBy: idOf"
        class="shelf"
        [style.grid-template-columns]="'repeat(' + columns() + ', minmax(0, 1fr))'"
      >
        @for (row of shelf; track row.id) {
          <flare-pair-card [row]="row" />
        }
      </div>
    </cdk-virtual-scroll-viewport>
  `,
  styles: `
    :host {
      display: block;
      padding: 4px 18px 18px;
    }
    .shelf {
      display: grid;
      gap: 12px;
      block-size: 208px;
      padding-block-end: 12px;
    }
    @media (width < 600px) {
      :host {
        padding-inline: 12px;
      }
    }
  `,
})
export class PairCards {
  protected readonly height = HEIGHT;
  private readonly list = inject(PairList);
  private readonly width = signal(0);

  protected readonly columns = computed(() =>
    Math.max(1, Math.floor((this.width() + GAP) / (LEAST_WIDTH + GAP))),
  );
  protected readonly shelves = computed(() => inShelves(this.list.shown(), this.columns()));

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    if (typeof ResizeObserver === 'function') {
      const watching = new ResizeObserver(([entry]) =>
        this.width.set(entry?.contentRect.width ?? 0),
      );
      watching.observe(host);
      inject(DestroyRef).onDestroy(() => watching.disconnect());
    }
  }

  protected idOf(_: number, shelf: readonly Row<TrackedPair>[]): string {
    return shelf[0]?.id ?? '';
  }
}

function inShelves<T>(rows: readonly T[], columns: number): readonly (readonly T[])[] {
  const count = Math.ceil(rows.length / columns);
  return Array.from({ length: count }, (_, shelf) =>
    rows.slice(shelf * columns, (shelf + 1) * columns),
  );
}
