import { TestBed } from '@angular/core/testing';
import { Words } from './words';

describe('Words', () => {
  it.each([
    ['FHNP', 'none', 'none → none'],
    ['BDNP', 'buy', 'none → Buy'],
    ['FHJL', 'sell', 'none → Sell'],
    ['EHMP', 'none', 'Buy → none'],
    ['ADMP', 'buy', 'Buy → Buy'],
    ['EHIL', 'sell', 'Buy → Sell'],
    ['FGNO', 'none', 'Sell → none'],
    ['BCNO', 'buy', 'Sell → Buy'],
    ['FGJK', 'sell', 'Sell → Sell'],
  ])('show %s as a step to %s: %s', async (letters, side, meaning) => {
    const fixture = TestBed.createComponent(Words);
    fixture.componentRef.setInput('words', [letters]);
    await fixture.whenStable();
    const word = (fixture.nativeElement as HTMLElement).querySelector('abbr');
    expect([word?.className, word?.title]).toEqual([side, meaning]);
  });
});
