import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { COMPONENT } from './component';
import { Info } from './model';

/** Which component serves this page, and what it says about itself. */
@Injectable({ providedIn: 'root' })
export class Serving {
  private readonly document = inject(DOCUMENT);
  private readonly name = signal(inject(COMPONENT));
  private readonly told = signal<Info | null>(null);

  /** The component's name; empty while nobody has told it. */
  readonly component = this.name.asReadonly();
  readonly info = this.told.asReadonly();
  readonly title = computed(() => this.told()?.title ?? capitalised(this.name()));

  introduce(info: Info): void {
    if (!this.name()) {
      this.name.set(info.component);
    }
    if (JSON.stringify(info) !== JSON.stringify(this.told())) {
      this.told.set(info);
      this.document.title = this.title();
    }
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
