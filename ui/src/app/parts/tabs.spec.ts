import { TestBed } from '@angular/core/testing';
import { Tabs } from './tabs';

describe('Tabs', () => {
  it('are walked with the arrow keys, round and round', async () => {
    const fixture = TestBed.createComponent(Tabs);
    fixture.componentRef.setInput('label', 'Views');
    fixture.componentRef.setInput('names', ['one', 'two', 'three']);
    fixture.componentRef.setInput('chosen', 'one');
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const press = async (key: string) => {
      page
        .querySelector('[aria-selected=true]')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await fixture.whenStable();
    };
    await press('ArrowRight');
    expect(fixture.componentInstance.chosen()).toBe('two');
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(fixture.componentInstance.chosen()).toBe('three');
    expect(page.querySelectorAll('[tabindex="0"]').length).toBe(1);
  });
});
