import { Routes } from '@angular/router';
import { AppsPage } from './apps-page';
import { PulsePage } from './pulse-page';

/** Pulse's pages. */
export const PULSE_ROUTES: Routes = [
  {
    path: '',
    component: PulsePage,
    children: [
      { path: '', pathMatch: 'full', component: AppsPage },
      {
        path: 'new',
        loadComponent: () => import('./new-app-page').then((file) => file.NewAppPage),
      },
      {
        path: 'app/:id/settings',
        loadComponent: () => import('./settings-page').then((file) => file.SettingsPage),
      },
      {
        path: 'journal',
        loadComponent: () => import('./journal-page').then((file) => file.JournalPage),
      },
      {
        path: 'access',
        loadComponent: () => import('./access-page').then((file) => file.AccessPage),
      },
      {
        path: 'app/:id',
        loadComponent: () => import('./app-page').then((file) => file.AppPage),
      },
    ],
  },
];
