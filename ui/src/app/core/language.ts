import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import { firstValueFrom } from 'rxjs';

const KEY = 'flare-language';

export const LANGUAGES = ['en', 'de'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

/** The language of the page: what the user chose last, else the browser's, else English. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly translations = inject(TranslateService);
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<LanguageCode>(
    known(localStorage.getItem(KEY) ?? navigator.language),
  );

  /** The language in use, for words and for the shape of numbers alike. */
  readonly current = this.chosen.asReadonly();

  /** Brings the words of the language; a language that cannot be had leaves the page as it is. */
  async load(code: LanguageCode = this.chosen()): Promise<void> {
    await firstValueFrom(this.translations.use(code));
    this.chosen.set(code);
    this.root.lang = code;
  }

  async choose(code: LanguageCode): Promise<void> {
    await this.load(code);
    localStorage.setItem(KEY, code);
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
