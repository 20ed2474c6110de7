import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

const KEY = 'flare-theme';
const LIGHT = '(prefers-color-scheme: light)';

/** Dark or light: what the user chose last, else what the system prefers, also when that changes. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly scheme = signal(localStorage.getItem(KEY) ?? preferred());

  readonly isDark = () => this.scheme() === 'dark';

  constructor() {
    const system = matchMedia(LIGHT);
    system.addEventListener('change', () => this.follow(system.matches));
    effect(() => this.root.classList.toggle('light', !this.isDark()));
  }

  toggle(): void {
    this.scheme.update((scheme) => (scheme === 'dark' ? 'light' : 'dark'));
    localStorage.setItem(KEY, this.scheme());
  }

  private follow(isLight: boolean): void {
    if (localStorage.getItem(KEY) === null) {
      this.scheme.set(isLight ? 'light' : 'dark');
    }
  }
}

function preferred(): string {
  return matchMedia(LIGHT).matches ? 'light' : 'dark';
}
