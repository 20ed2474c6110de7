import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

const KEY = 'flare-theme';

/** Dark or light: what the user chose last, else what the system prefers. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly scheme = signal(localStorage.getItem(KEY) ?? preferred());

  readonly isDark = () => this.scheme() === 'dark';

  constructor() {
    effect(() => this.root.classList.toggle('light', !this.isDark()));
  }

  toggle(): void {
    this.scheme.update((scheme) => (scheme === 'dark' ? 'light' : 'dark'));
    localStorage.setItem(KEY, this.scheme());
  }
}

function preferred(): string {
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}
