import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { mdiApplicationOutline, mdiChevronLeft, mdiCogOutline, mdiOpenInNew } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { map } from 'rxjs';
import { Formats } from '../core/formats';
import { Icon } from '../parts/icon';
import { AppCommands } from './app-commands';
import { AppUse } from './app-use';
import { Apps } from './apps';
import { LogView } from './log-view';
import { ServerClock } from './server-clock';
import { StatePill } from './state-pill';

/** One app by itself: how it is, and all that it printed. */
@Component({
  selector: 'flare-app-page',
  imports: [AppCommands, AppUse, Icon, LogView, RouterLink, StatePill, TranslatePipe],
  templateUrl: './app-page.html',
  styleUrl: './app-page.scss',
})
export class AppPage {
  protected readonly icons = {
    back: mdiChevronLeft,
    open: mdiOpenInNew,
    settings: mdiCogOutline,
    none: mdiApplicationOutline,
  };
  protected readonly apps = inject(Apps);
  protected readonly clock = inject(ServerClock);
  protected readonly formats = inject(Formats);

  private readonly id = toSignal(
    inject(ActivatedRoute).paramMap.pipe(map((parameters) => parameters.get('id') ?? '')),
    { initialValue: '' },
  );
  protected readonly app = computed(() => this.apps.all().find((each) => each.id === this.id()));
}
