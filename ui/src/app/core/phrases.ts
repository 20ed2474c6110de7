import { Injectable } from '@angular/core';
import { TranslateLoader, TranslationObject } from '@ngx-translate/core';
import { Observable, from, map } from 'rxjs';
import { LanguageCode, Words } from './language';

/** The words of each language, part of the build: a page never meets those of another version. */
const PHRASES: Words = {
  en: () => import('../../i18n/en.json'),
  de: () => import('../../i18n/de.json'),
};

@Injectable()
export class Phrases implements TranslateLoader {
  getTranslation(code: string): Observable<TranslationObject> {
    return from(PHRASES[code as LanguageCode]()).pipe(map((file) => file.default));
  }
}
