import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { de, en, problems } from '../../testing/words';
import { LANGUAGES, Language, LanguageCode } from './language';
import { Phrases } from './phrases';
import { Serving } from './serving';

const OTHERS = ['grid', 'pulse', 'simulator'];

describe('The languages', () => {
  it('have the same phrases with the same places for values', () => {
    expect(phrases(de)).toEqual(phrases(en));
  });

  it.each(LANGUAGES)('bring the words of %s with the build, each page its own', async (code) => {
    const gnome = await wordsOf('gnome', code);
    expect(Object.keys(gnome)).not.toContain('trader');
    const pages = [gnome, ...(await Promise.all(OTHERS.map((page) => wordsOf(page, code))))];
    expect(Object.assign({}, ...pages)).toEqual(code === 'de' ? { ...de, ...problems.de } : en);
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

/** What the page of a component says. */
function wordsOf(component: string, code: LanguageCode): Promise<object> {
  TestBed.resetTestingModule();
  const serving = { component: () => component };
  TestBed.configureTestingModule({ providers: [{ provide: Serving, useValue: serving }, Phrases] });
  return firstValueFrom(TestBed.inject(Phrases).getTranslation(code));
}

/** Every key with the values it asks for. */
function phrases(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${path}${key} ${(value.match(/{{\w+}}/g) ?? []).join()}`]
      : phrases(value as object, `${path}${key}.`),
  );
}
