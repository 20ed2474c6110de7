import { EnvironmentProviders, InjectionToken, Type } from '@angular/core';
import type { Routes } from '@angular/router';

const trader = () => import('./trader/trader-page').then((file) => file.TraderPage);

/** The page of each component that has one; one more component is one more line and one folder. */
const PAGES: Record<string, () => Promise<Type<unknown>>> = {
  flux: trader,
  grid: trader,
  snap: trader,
  simulator: () => import('./simulator/simulator-page').then((file) => file.SimulatorPage),
};

/** The pages of each component that has several: only they bring the router along. */
const ROUTES: Record<string, () => Promise<Routes>> = {
  gnome: () => import('./gnome/gnome-routes').then((file) => file.GNOME_ROUTES),
  pulse: () => import('./pulse/pulse-routes').then((file) => file.PULSE_ROUTES),
};

/** What stands below the shell; it may still be on its way. */
export const PAGE = new InjectionToken<Promise<Type<unknown>>>('page');

export function hasPage(component: string): boolean {
  return Object.hasOwn(PAGES, component) || Object.hasOwn(ROUTES, component);
}

/** What a component of several pages needs from the start. */
export async function routingOf(component: string): Promise<EnvironmentProviders[]> {
  const routes = ROUTES[component];
  return routes ? [(await routed()).routing(() => routes().catch(retryRoutes))] : [];
}

/** The page of the component, or the one that tries again where it is unknown or does not come. */
export function pageOf(component: string): Promise<Type<unknown>> {
  const page = ROUTES[component] ? routedPage : (PAGES[component] ?? retryPage);
  return page().catch(retryPage);
}

const routed = () => import('./routed');
const routedPage = () => routed().then((file) => file.RoutedPage);
const retryPage = () => import('./retry/retry-page').then((file) => file.RetryPage);
const retryRoutes = () => retryPage().then((component) => [{ path: '**', component }]);
