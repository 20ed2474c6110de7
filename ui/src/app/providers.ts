import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideTranslateLoader, provideTranslateService } from '@ngx-translate/core';
import { Heartbeat } from './core/heartbeat';
import { Language } from './core/language';
import { loggedOut } from './core/logged-out';
import { Phrases } from './core/phrases';
import { Theme } from './core/theme';

/** What every page has. */
export const providers: ApplicationConfig['providers'] = [
  provideHttpClient(withFetch(), withInterceptors([loggedOut])),
  provideTranslateService({
    fallbackLang: 'en',
    loader: provideTranslateLoader(Phrases),
  }),
  provideAppInitializer(() => {
    inject(Theme);
    const language = inject(Language);
    const heartbeat = inject(Heartbeat);
    return language.load().then(() => heartbeat.start());
  }),
];
