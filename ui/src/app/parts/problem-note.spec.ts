import { TestBed } from '@angular/core/testing';
import { Language } from '../core/language';
import { Problem, UNREACHABLE } from '../core/problem';
import { ProblemNote } from './problem-note';

describe('A refusal', () => {
  const shown = async (problem: Problem | null) => {
    const note = TestBed.createComponent(ProblemNote);
    note.componentRef.setInput('problem', problem);
    await note.whenStable();
    return (note.nativeElement as HTMLElement).textContent.trim();
  };
  const refusal = (code: string, detail?: string) => ({
    status: 409,
    title: 'Conflict',
    code,
    detail,
  });
  const inGerman = () => TestBed.inject(Language).load('de');

  afterEach(() => TestBed.inject(Language).load('en'));

  it('is told in the words of the server', async () => {
    expect(await shown(refusal('pair-known', 'SOL/USDT is followed already'))).toBe(
      'SOL/USDT is followed already',
    );
    expect(await shown(refusal('pair-known'))).toBe('Conflict');
    expect(await shown(null)).toBe('');
  });

  it('is told in the language of the page, with what only the server knows', async () => {
    await inGerman();
    expect(await shown(refusal('pair-known', 'SOL/USDT is followed already'))).toBe(
      'Dieses Paar wird schon verfolgt.',
    );
    expect(await shown(refusal('no-offer', 'NO_QUOTE: 40034'))).toBe(
      'Die Börse macht gerade kein Angebot. (NO_QUOTE: 40034)',
    );
    expect(await shown(UNREACHABLE)).toContain('Der Server antwortet nicht.');
  });

  it('that has no words in the language of the page keeps those of the server', async () => {
    await inGerman();
    expect(await shown(refusal('moon-wrong', 'The moon is wrong'))).toBe('The moon is wrong');
  });
});
