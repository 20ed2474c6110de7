import { Component, EnvironmentProviders } from '@angular/core';
import {
  RouterOutlet,
  Routes,
  provideRouter,
  withComponentInputBinding,
  withHashLocation,
} from '@angular/router';

/** Stands where the page of a component stands, for one that has several. */
@Component({
  selector: 'flare-routed-page',
  imports: [RouterOutlet],
  template: `<router-outlet />`,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class RoutedPage {}

/** Each page has an address behind the `#`, which no server and no prefix needs to know of. */
export function routing(load: () => Promise<Routes>): EnvironmentProviders {
  return provideRouter(
    [
      { path: '', loadChildren: load },
      { path: '**', redirectTo: '' },
    ],
    withHashLocation(),
    withComponentInputBinding(),
  );
}
