import { TestBed } from '@angular/core/testing';
import { Words } from './words';

describe('Words', () => {
  it.each([
    ['FHNP', 'none', 'none → none'],
    ['BDNP', 'buy', 'none → buy'],
    ['FHJL', 'sell', 'none → sell'],
    ['EHMP', 'none', 'buy → none'],
    ['ADMP', 'buy', 'buy → buy'],
    ['EHIL', 'sell', 'buy → sell'],
    ['FGNO', 'none', 'sell → none'],
    ['BCNO', 'buy', 'sell → buy'],
    ['FGJK', 'sell', 'sell → sell'],
  ])('show %s as a step to %s: %s', async (letters, side, meaning) => {
    const fixture = TestBed.createComponent(Words);
    fixture.componentRef.setInput('words', [letters]);
    await fixture.whenStable();
    const word = (fixture.nativeElement as HTMLElement).querySelector('abbr');
    expect([word?.className, word?.title]).toEqual([side, meaning]);
  });
});
