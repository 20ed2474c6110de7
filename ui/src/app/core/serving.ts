import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { firstValueFrom, timeout } from 'rxjs';
import { hasPage } from '../pages';
import { Info } from './model';

const PATIENCE_MS = 3000;

/** Which component serves this page, and what it says about itself. */
@Injectable({ providedIn: 'root' })
export class Serving {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly name = signal('');
  private readonly told = signal<Info | null>(null);

  /** The component's name; empty while nobody has told it. */
  readonly component = this.name.asReadonly();
  readonly info = this.told.asReadonly();
  readonly title = computed(() => this.told()?.title ?? capitalised(this.name()));

  private identified?: Promise<void>;

  /** Reads the name that the server wrote into the page, or asks for it, once. */
  identify(): Promise<void> {
    return (this.identified ??= this.readOrAsk());
  }

  private async readOrAsk(): Promise<void> {
    const written = this.document.querySelector('meta[name=component]')?.getAttribute('content');
    if (written && hasPage(written)) {
      this.name.set(written);
      return;
    }
    try {
      const asked = this.http.get<Info>('api/info').pipe(timeout(PATIENCE_MS));
      this.introduce(await firstValueFrom(asked));
    } catch {
      // The page for an unknown component tries again.
    }
  }

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
