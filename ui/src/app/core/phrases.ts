import { Injectable, inject } from '@angular/core';
import { TranslateLoader, TranslationObject } from '@ngx-translate/core';
import { Observable, from } from 'rxjs';
import { LanguageCode } from './language';
import { Serving } from './serving';

type Words = Record<LanguageCode, () => Promise<{ default: TranslationObject }>>;

/** The words of each language, part of the build: a page never meets those of another version. */
const SHARED: Words = {
  en: () => import('../../i18n/shared/en.json'),
  de: () => import('../../i18n/shared/de.json'),
};
const TRADER: Words = {
  en: () => import('../../i18n/trader/en.json'),
  de: () => import('../../i18n/trader/de.json'),
};
/** Servers say in English why they refuse; other languages have words for each of their reasons. */
const PROBLEMS: Partial<Words> = {
  de: () => import('../../i18n/problems/de.json'),
};
/** What only the page of a component says. */
const OF_PAGES: Record<string, Words | undefined> = {
  gnome: {
    en: () => import('../../i18n/gnome/en.json'),
    de: () => import('../../i18n/gnome/de.json'),
  },
  flux: TRADER,
  grid: TRADER,
  snap: TRADER,
  pulse: {
    en: () => import('../../i18n/pulse/en.json'),
    de: () => import('../../i18n/pulse/de.json'),
  },
  simulator: {
    en: () => import('../../i18n/simulator/en.json'),
    de: () => import('../../i18n/simulator/de.json'),
  },
};

/** Brings what every page says and what the page of the component says that serves it. */
@Injectable()
export class Phrases implements TranslateLoader {
  private readonly serving = inject(Serving);

  getTranslation(code: string): Observable<TranslationObject> {
    return from(this.wordsIn(code as LanguageCode));
  }

  private async wordsIn(code: LanguageCode): Promise<TranslationObject> {
    const shared = SHARED[code]();
    const problems = PROBLEMS[code]?.();
    const page = OF_PAGES[this.serving.component()]?.[code]();
    return {
      ...(await shared).default,
      ...(await problems)?.default,
      ...(await page)?.default,
    };
  }
}
