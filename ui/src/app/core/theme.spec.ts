import { TestBed } from '@angular/core/testing';
import { Theme } from './theme';

describe('The theme', () => {
  beforeEach(() => vi.stubGlobal('matchMedia', () => ({ matches: false })));
  afterEach(() => {
    localStorage.removeItem('flare-theme');
    vi.unstubAllGlobals();
  });

  it('is dark unless the system prefers light', () => {
    expect(TestBed.inject(Theme).isDark()).toBe(true);
  });

  it('is the one chosen last, also on the next visit', () => {
    TestBed.inject(Theme).toggle();
    TestBed.tick();
    expect(document.documentElement.classList.contains('light')).toBe(true);
    TestBed.resetTestingModule();
    expect(TestBed.inject(Theme).isDark()).toBe(false);
  });
});
