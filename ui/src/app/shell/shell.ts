import { NgComponentOutlet } from '@angular/common';
import { Component, Type, computed, inject, signal } from '@angular/core';
import { mdiFire, mdiLanConnect, mdiWeatherNight, mdiWhiteBalanceSunny } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Connection } from '../core/connection';
import { LANGUAGES, Language } from '../core/language';
import { Serving } from '../core/serving';
import { Theme } from '../core/theme';
import { PAGE } from '../pages';
import { Icon } from '../parts/icon';

/** What every page stands in: whose page it is, whether it is fresh, its language and its light. */
@Component({
  selector: 'flare-root',
  imports: [Icon, NgComponentOutlet, TranslatePipe],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly icons = {
    flame: mdiFire,
    link: mdiLanConnect,
    moon: mdiWeatherNight,
    sun: mdiWhiteBalanceSunny,
  };
  protected readonly languages = LANGUAGES;
  protected readonly serving = inject(Serving);
  protected readonly connection = inject(Connection);
  protected readonly language = inject(Language);
  protected readonly theme = inject(Theme);

  protected readonly page = signal<Type<unknown> | null>(null);

  /** Whether the page shows figures that may no longer be so. */
  protected readonly isStale = computed(
    () => this.serving.component() !== '' && this.connection.state() === 'lost',
  );

  constructor() {
    void inject(PAGE).then((page) => this.page.set(page));
  }
}
