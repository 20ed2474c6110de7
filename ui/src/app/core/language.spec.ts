import de from '../../i18n/de.json';
import en from '../../i18n/en.json';
import gnomeDe from '../../i18n/gnome-de.json';
import gnomeEn from '../../i18n/gnome-en.json';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { LANGUAGES, Language } from './language';
import { Phrases } from './phrases';

describe('The languages', () => {
  it('have the same phrases with the same places for values', () => {
    expect(phrases(de)).toEqual(phrases(en));
    expect(phrases(gnomeDe)).toEqual(phrases(gnomeEn));
  });

  it.each(LANGUAGES)('bring the words of %s with the build', async (code) => {
    const words = await firstValueFrom(new Phrases().getTranslation(code));
    expect(words).toEqual(code === 'de' ? de : en);
  });

  it('remember what was chosen', async () => {
    await TestBed.inject(Language).choose('de');
    expect(localStorage.getItem('flare-language')).toBe('de');
    expect(document.documentElement.lang).toBe('de');
    localStorage.removeItem('flare-language');
  });

  it('learn what a single page says, in this language and in each that is chosen later', async () => {
    const language = TestBed.inject(Language);
    const word = (moon: string) => () => Promise.resolve({ default: { sky: { moon } } });
    await language.load('en');
    await language.learn({ en: word('moon'), de: word('Mond') });
    expect(language.phrase('sky.moon', '')).toBe('moon');
    await language.load('de');
    expect(language.phrase('sky.moon', '')).toBe('Mond');
    expect(language.phrase('connection.lost', '')).toBe(de.connection.lost);
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
