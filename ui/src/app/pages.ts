import { Type } from '@angular/core';

/** The page of each component; one more component is one more line and one more folder. */
const PAGES: Record<string, () => Promise<Type<unknown>>> = {
  gnome: () => import('./gnome/gnome-page').then((file) => file.GnomePage),
  flux: () => import('./trader/trader-page').then((file) => file.TraderPage),
  grid: () => import('./trader/trader-page').then((file) => file.TraderPage),
  snap: () => import('./trader/trader-page').then((file) => file.TraderPage),
  simulator: () => import('./simulator/simulator-page').then((file) => file.SimulatorPage),
};

const retryPage = () => import('./retry/retry-page').then((file) => file.RetryPage);

export function hasPage(component: string): boolean {
  return Object.hasOwn(PAGES, component);
}

/** The page of the component, or the one that tries again when it is unknown or cannot be loaded. */
export function pageOf(component: string): Promise<Type<unknown>> {
  const page = PAGES[component];
  return page ? page().catch(retryPage) : retryPage();
}
