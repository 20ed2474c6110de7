import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideTranslateLoader, provideTranslateService } from '@ngx-translate/core';
import { of } from 'rxjs';
import { Live } from '../app/core/live';
import { FakeLive } from './fake-live';
import { de, en, problems } from './words';

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
      getTranslation: (code: string) => of(code === 'de' ? { ...de, ...problems.de } : en),
    })),
  }),
  FakeLive,
  { provide: Live, useExisting: FakeLive },
];
