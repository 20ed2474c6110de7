import { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { why } from '../../testing/gnome-samples';
import { decision } from '../../testing/samples';
import { de } from '../../testing/words';
import { Language } from '../core/language';
import { WhyRule } from './why-rule';
import { WhyVotes } from './why-votes';
import { WhyWords } from './why-words';

const SIDES = ['bull', 'bear', 'none'] as const;

/** What a part writes, without the spaces between. */
async function written(part: Type<unknown>, input: string, value: unknown): Promise<string> {
  const fixture = TestBed.createComponent(part);
  fixture.componentRef.setInput(input, value);
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' ').trim();
}

describe('The rule, told', () => {
  const told = (changes = {}) => written(WhyRule, 'steps', why(changes).steps);

  it('says of each question what it found, until one holds', async () => {
    const text = await told();
    expect(text).toContain('1 of 4 oscillators are overbought; 3 would be enough');
    expect(text).toContain('the trend is weak: ADX 18.31 is below 20');
    expect(text).toContain('4 of 7 votes are for a rise; 4 are enough');
    expect(text).toMatch(/Weak bull ?not asked any more/);
    expect(text).toContain('Open: the market does not widen');
  });

  it('says when a value was not known', async () => {
    const facts = [{ name: 'adxNotWeak', holds: true, found: null, limit: 20 }];
    const steps = [{ kind: 'row' as const, label: 'BULL_ENTRY', holds: true, facts }];
    expect(await told({ steps })).toContain('ADX is not known yet, which counts as not weak');
  });

  it('spells what a strategy of somebody else asked', async () => {
    const facts = [{ name: 'full_moon', holds: true, found: 1, limit: 1 }];
    const steps = [{ kind: 'row' as const, label: 'MOON_ENTRY', holds: true, facts }];
    expect(await told({ steps })).toContain('Full moon');
  });
});

describe('The words, told', () => {
  const told = (changes = {}) => written(WhyWords, 'why', why(changes));

  it('stand beside the sequence that would confirm them', async () => {
    const text = await told();
    expect(text).toContain('Bull entry counts only after one of these sequences:');
    expect(text).toContain('FHNPnone → nonewas buy → none');
    expect(text).toContain('2 of 3 there');
  });

  it('tell a word that must not be there, any word, and a history that is too short', async () => {
    const places = [
      { wanted: '!BDNP', found: null, fits: false },
      { wanted: '*', found: 'BCNO', fits: true },
    ];
    const text = await told({ sequences: [{ matches: false, fitting: 1, places }] });
    expect(text).toContain('not none → buyno word yet');
    expect(text).toContain('anything');
  });

  it.each([
    [{ confirmation: 'other_dictionary' }, 'Another dictionary'],
    [{ confirmation: 'unfiltered' }, 'The dictionary asks nothing of Bull entry'],
    [
      { confirmation: 'no_action', decision: decision({ rawBuy: false }) },
      'Nothing had to be confirmed.',
    ],
  ])('say why there is nothing to compare (%#)', async (changes, sentence) => {
    expect(await told({ ...changes, sequences: [] })).toContain(sentence);
  });

  it('begin with the second decision', async () => {
    expect(await told({ decision: decision({ words: [] }) })).toContain('No word yet');
  });
});

describe('The votes, told', () => {
  const told = (changes = {}) => written(WhyVotes, 'decision', decision(changes));

  it('give the value that each follows from, prices as finely as the rate', async () => {
    const text = await told({
      rate: '238.0200',
      indicators: { macd: 0.312345, macdSignal: -0.2, psar: 236.456789, bullSupport: 4 / 7 },
      votes: { macd: 'bull', psar: 'bull', rsi: 'none' },
    });
    expect(text).toContain('0.31235 is above its signal line -0.2');
    expect(text).toContain('236.4568 lies below the close');
    expect(text).toContain('–: in between');
    expect(text).not.toContain('{{');
  });

  it('count the support of both sides', async () => {
    const indicators = { bullSupport: 4 / 7, bearSupport: 1 / 7 };
    const text = await told({ indicators, votes: { roc: 'bull' } });
    expect(text).toContain('Support: 4 of 7 for a rise, 1 of 7 for a fall');
  });

  it('name the patterns that were seen', async () => {
    const votes = { candlesticks: 'bull' };
    const text = await told({ indicators: { hammer: 1, piercingLine: 1, close: 1 }, votes });
    expect(text).toContain('bullish: hammer, piercing line');
    expect(await told({ votes: { candlesticks: 'none' } })).toContain('no pattern');
  });

  it('list one that nobody has put into words', async () => {
    expect(await told({ votes: { moon_phase: 'bear' } })).toContain('Moon phase');
  });

  it.each(Object.keys(de.why.vote))('have words for every side of %s', (name) => {
    const language = TestBed.inject(Language);
    for (const side of [...SIDES, 'name']) {
      expect(language.phrase(`why.vote.${name}.${side}`, '')).not.toBe('');
    }
  });
});
