import { inject } from '@angular/core';
import { Routes } from '@angular/router';
import { Language, Words } from '../core/language';
import { Decisions } from './decisions';
import { PairList } from './pair-list';
import { Pairs } from './pairs';

/** What only these pages say. */
const PHRASES: Words = {
  en: () => import('../../i18n/gnome-en.json'),
  de: () => import('../../i18n/gnome-de.json'),
};

/** Gnome's pages; what they know of the pairs they know together. */
export const GNOME_ROUTES: Routes = [
  {
    path: '',
    canActivate: [() => inject(Language).learn(PHRASES)],
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
