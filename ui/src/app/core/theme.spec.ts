import { TestBed } from '@angular/core/testing';
import { Theme } from './theme';

describe('The theme', () => {
  let system: EventTarget & { matches?: boolean };

  beforeEach(() => {
    system = Object.assign(new EventTarget(), { matches: false });
    vi.stubGlobal('matchMedia', () => system);
  });
  afterEach(() => {
    localStorage.removeItem('flare-theme');
    vi.unstubAllGlobals();
  });

  it('is dark unless the system prefers light', () => {
    expect(TestBed.inject(Theme).isDark()).toBe(true);
  });

  it('follows the system until one is chosen', () => {
    const theme = TestBed.inject(Theme);
    prefer('light');
    expect(theme.isDark()).toBe(false);
    theme.toggle();
    prefer('dark');
    prefer('light');
    expect(theme.isDark()).toBe(true);
  });

  it('is the one chosen last, also on the next visit', () => {
    TestBed.inject(Theme).toggle();
    TestBed.tick();
    expect(document.documentElement.classList.contains('light')).toBe(true);
    TestBed.resetTestingModule();
    expect(TestBed.inject(Theme).isDark()).toBe(false);
  });

  function prefer(scheme: 'dark' | 'light'): void {
    system.matches = scheme === 'light';
    system.dispatchEvent(new Event('change'));
  }
});
