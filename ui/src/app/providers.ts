import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, inject, provideAppInitializer } from '@angular/core';
import { provideRouter, withComponentInputBinding, withHashLocation } from '@angular/router';
import { provideTranslateLoader, provideTranslateService } from '@ngx-translate/core';
import { Heartbeat } from './core/heartbeat';
import { Language } from './core/language';
import { loggedOut } from './core/logged-out';
import { Phrases } from './core/phrases';
import { Serving } from './core/serving';
import { Theme } from './core/theme';
import { routesOf } from './pages';

export const providers: ApplicationConfig['providers'] = [
  provideHttpClient(withFetch(), withInterceptors([loggedOut])),
  provideRouter(
    [
      { path: '', loadChildren: () => routesOf(inject(Serving).component()) },
      { path: '**', redirectTo: '' },
    ],
    withHashLocation(),
    withComponentInputBinding(),
  ),
  provideTranslateService({
    fallbackLang: 'en',
    loader: provideTranslateLoader(Phrases),
  }),
  provideAppInitializer(() => {
    inject(Theme);
    const language = inject(Language);
    const serving = inject(Serving);
    const heartbeat = inject(Heartbeat);
    return Promise.all([language.load(), serving.identify()]).then(() => heartbeat.start());
  }),
];
