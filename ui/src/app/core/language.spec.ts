import de from '../../../public/i18n/de.json';
import en from '../../../public/i18n/en.json';
import { TestBed } from '@angular/core/testing';
import { Language } from './language';

describe('The languages', () => {
  it('have the same phrases with the same places for values', () => {
    expect(phrases(de)).toEqual(phrases(en));
  });

  it('remember what was chosen', async () => {
    await TestBed.inject(Language).choose('de');
    expect(localStorage.getItem('flare-language')).toBe('de');
    expect(document.documentElement.lang).toBe('de');
    localStorage.removeItem('flare-language');
  });

  it('fall back where a code is not known yet', async () => {
    const language = TestBed.inject(Language);
    await language.load('en');
    expect(language.phrase('reason.STOP_LOSS', 'x')).toBe('Stop loss');
    expect(language.phrase('reason.NEW_ONE', 'New one')).toBe('New one');
  });
});

/** Every key with the values it asks for. */
function phrases(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${path}${key} ${(value.match(/{{\w+}}/g) ?? []).join()}`]
      : phrases(value as object, `${path}${key}.`),
  );
}
