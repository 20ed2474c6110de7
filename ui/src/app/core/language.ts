import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { TranslateService, TranslationObject } from '@ngx-translate/core';
import { firstValueFrom } from 'rxjs';

const KEY = 'flare-language';

export const LANGUAGES = ['en', 'de'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

/** Words in every language, each fetched when it is wanted. */
export type Words = Record<LanguageCode, () => Promise<{ default: TranslationObject }>>;

/** The language of the page: what the user chose last, else the browser's, else English. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly translations = inject(TranslateService);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<LanguageCode>(
    known(localStorage.getItem(KEY) ?? navigator.language),
  );

  /** What single pages brought. */
  private readonly more = new Set<Words>();

  /** The language in use, for words and for the shape of numbers alike. */
  readonly current = this.chosen.asReadonly();

  /** Brings the words of the language; a language that cannot be had leaves the page as it is. */
  async load(code: LanguageCode = this.chosen()): Promise<void> {
    const more = await this.fetch(this.more, code);
    await firstValueFrom(this.translations.use(code));
    this.add(more, code);
    this.chosen.set(code);
    this.root.lang = code;
  }

  /** Words that only one page needs: they come with it, and from then on with each language. */
  async learn(words: Words): Promise<true> {
    this.more.add(words);
    const code = this.chosen();
    this.add(await this.fetch([words], code), code);
    return true;
  }

  async choose(code: LanguageCode): Promise<void> {
    await this.load(code);
    localStorage.setItem(KEY, code);
  }

  private fetch(words: Iterable<Words>, code: LanguageCode): Promise<TranslationObject[]> {
    return Promise.all(Array.from(words, async (each) => (await each[code]()).default));
  }

  private add(words: readonly TranslationObject[], code: LanguageCode): void {
    words.forEach((each) => this.translations.setTranslation(code, each, true));
  }

  /** The phrase of this key with its values, or the fallback where the language has none. */
  phrase(key: string, fallback: string, values?: Readonly<Record<string, unknown>>): string {
    this.current();
    const phrase: unknown = this.translations.instant(key, values);
    return typeof phrase === 'string' && phrase !== key ? phrase : fallback;
  }
}

function known(tag: string): LanguageCode {
  return LANGUAGES.find((code) => tag.toLowerCase().startsWith(code)) ?? 'en';
}
