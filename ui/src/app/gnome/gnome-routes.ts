import { Routes } from '@angular/router';
import { Decisions } from './decisions';
import { PairList } from './pair-list';
import { Pairs } from './pairs';

/** Gnome's pages; what they know of the pairs they know together. */
export const GNOME_ROUTES: Routes = [
  {
    path: '',
    providers: [Decisions, Pairs, PairList],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./gnome-page').then((file) => file.GnomePage),
      },
      {
        path: 'pair/:symbol',
        loadComponent: () => import('./pair-page').then((file) => file.PairPage),
      },
    ],
  },
];
