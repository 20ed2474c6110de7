import { HttpErrorResponse } from '@angular/common/http';
import { setting } from '../../testing/pulse-samples';
import { Draft } from './draft';

describe('Draft', () => {
  const draft = new Draft();

  beforeEach(() => {
    draft.begin(
      [
        setting('PORT', { standard: '4050' }),
        setting('TITLE', { value: 'Flux', isSet: true }),
        setting('KEYS', { secret: true, isSet: true }),
        setting('TOKEN', { secret: true }),
      ],
      [],
    );
  });

  it('sends what was typed, and nothing else', () => {
    draft.type('PORT', ' 4051 ');
    draft.type('TITLE', 'Flux');
    expect(draft.changes()).toEqual({ PORT: '4051' });
    expect(draft.count()).toBe(1);
  });

  it('takes a value away that is emptied', () => {
    draft.type('TITLE', ' ');
    draft.type('PORT', '');
    expect(draft.changes()).toEqual({ TITLE: null });
  });

  it('keeps a secret that nobody typed over, and takes away one that is emptied', () => {
    expect(draft.changes()).toEqual({});
    draft.type('KEYS', '');
    draft.type('TOKEN', '');
    expect(draft.changes()).toEqual({ KEYS: null });
    draft.type('KEYS', 'new');
    expect(draft.changes()).toEqual({ KEYS: 'new' });
  });

  it('goes back to what stands there', () => {
    draft.type('PORT', '1');
    draft.type('TITLE', 'x');
    draft.undo('PORT');
    expect(draft.changes()).toEqual({ TITLE: 'x' });
    draft.discard();
    expect(draft.count()).toBe(0);
    expect(draft.settings().map((each) => draft.textOf(each))).toEqual(['', 'Flux', '', '']);
  });

  it('tells at each name what the component said against it', () => {
    const problems = [
      { name: 'PORT', why: 'it is out of range' },
      { name: '', why: 'they contradict each other' },
    ];
    draft.refused(new HttpErrorResponse({ status: 422, error: { problems } }));
    expect(draft.objectionTo('PORT')).toBe('it is out of range');
    expect(draft.generally()).toEqual([{ name: '', why: 'they contradict each other' }]);
    draft.refused(new HttpErrorResponse({ status: 409, error: null }));
    expect(draft.objectionTo('PORT')).toBeUndefined();
  });
});
