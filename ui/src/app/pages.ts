import { Type } from '@angular/core';
import { Routes } from '@angular/router';

/** A page, or several below one component. */
type Page = Type<unknown> | Routes;

/** The page of each component; one more component is one more line and one more folder. */
const PAGES: Record<string, () => Promise<Page>> = {
  gnome: () => import('./gnome/gnome-routes').then((file) => file.GNOME_ROUTES),
  flux: () => import('./trader/trader-page').then((file) => file.TraderPage),
  grid: () => import('./trader/trader-page').then((file) => file.TraderPage),
  snap: () => import('./trader/trader-page').then((file) => file.TraderPage),
  pulse: () => import('./pulse/pulse-routes').then((file) => file.PULSE_ROUTES),
  simulator: () => import('./simulator/simulator-page').then((file) => file.SimulatorPage),
};

const retryPage = () => import('./retry/retry-page').then((file) => file.RetryPage);

export function hasPage(component: string): boolean {
  return Object.hasOwn(PAGES, component);
}

/** The routes of the component, or the page that tries again when it is unknown or not loaded. */
export async function routesOf(component: string): Promise<Routes> {
  const load = PAGES[component];
  const page = load ? await load().catch(retryPage) : await retryPage();
  return Array.isArray(page) ? page : [{ path: '', pathMatch: 'full', component: page }];
}
