import { TestBed } from '@angular/core/testing';
import { COMPONENT } from './component';
import { Serving } from './serving';

describe('What serves the page', () => {
  const serving = (component: string) => {
    TestBed.configureTestingModule({ providers: [{ provide: COMPONENT, useValue: component }] });
    return TestBed.inject(Serving);
  };

  it('has the name of its component until it tells its own', () => {
    const grid = serving('grid');
    expect(grid.title()).toBe('Grid');
    grid.introduce({ component: 'grid', title: 'Grid of mine' });
    expect(grid.title()).toBe('Grid of mine');
    expect(document.title).toBe('Grid of mine');
  });

  it('is known from what it says where the page did not name it', () => {
    const unknown = serving('');
    expect(unknown.component()).toBe('');
    unknown.introduce({ component: 'gnome', title: 'Gnome' });
    expect(unknown.component()).toBe('gnome');
  });
});
