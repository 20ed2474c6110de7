import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideTranslateLoader, provideTranslateService } from '@ngx-translate/core';
import { of } from 'rxjs';
import en from '../../public/i18n/en.json';
import { Live } from '../app/core/live';
import { FakeLive } from './fake-live';

/** What every spec starts with: no network, English, and topics that the spec itself feeds. */
export default [
  provideHttpClient(),
  provideHttpClientTesting(),
  provideTranslateService({
    lang: 'en',
    fallbackLang: 'en',
    loader: provideTranslateLoader(() => ({ getTranslation: () => of(en) })),
  }),
  FakeLive,
  { provide: Live, useExisting: FakeLive },
];
