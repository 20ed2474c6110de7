import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideTranslateLoader, provideTranslateService } from '@ngx-translate/core';
import { of } from 'rxjs';
import { Live } from '../app/core/live';
import de from '../i18n/de.json';
import en from '../i18n/en.json';
import gnomeDe from '../i18n/gnome-de.json';
import gnomeEn from '../i18n/gnome-en.json';
import { FakeLive } from './fake-live';

/** The DOM of the specs draws nothing, and so knows no modal dialogs. */
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};

/** Nor does it scroll. */
window.scrollTo = () => undefined;

/** What every spec starts with: no network, English, and topics that the spec itself feeds. */
export default [
  provideHttpClient(),
  provideHttpClientTesting(),
  provideTranslateService({
    lang: 'en',
    fallbackLang: 'en',
    loader: provideTranslateLoader(() => ({
      getTranslation: (code: string) =>
        of(code === 'de' ? { ...de, ...gnomeDe } : { ...en, ...gnomeEn }),
    })),
  }),
  FakeLive,
  { provide: Live, useExisting: FakeLive },
];
