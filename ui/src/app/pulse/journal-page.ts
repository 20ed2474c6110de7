import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  mdiAccountArrowLeftOutline,
  mdiAccountArrowRightOutline,
  mdiApplicationCogOutline,
  mdiBookOpenVariantOutline,
  mdiShieldAlertOutline,
  mdiShieldCheckOutline,
} from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Api } from '../core/api';
import { Formats } from '../core/formats';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Apps } from './apps';
import { Looked } from './looked';
import { Happening } from './model';
import { StatePill } from './state-pill';

const ICONS: Record<string, string> = {
  LOGGED_IN: mdiAccountArrowRightOutline,
  LOGGED_OUT: mdiAccountArrowLeftOutline,
  SESSION_ENDED: mdiAccountArrowLeftOutline,
  LOGIN_FAILED: mdiShieldAlertOutline,
  BANNED: mdiShieldAlertOutline,
  BAN_LIFTED: mdiShieldCheckOutline,
};
const PARTS = ['all', 'apps', 'door'] as const;

/** What happened to the apps and at the door, the newest first. */
@Component({
  selector: 'flare-journal-page',
  imports: [Icon, ProblemNote, RouterLink, StatePill, TranslatePipe],
  templateUrl: './journal-page.html',
  styleUrl: './journal-page.scss',
})
export class JournalPage {
  private readonly api = inject(Api);
  private readonly apps = inject(Apps);

  protected readonly icons = { none: mdiBookOpenVariantOutline };
  protected readonly parts = PARTS;
  protected readonly part = signal<(typeof PARTS)[number]>('all');
  protected readonly formats = inject(Formats);
  protected readonly journal = new Looked(() =>
    this.api.get<readonly Happening[]>('journal?limit=300'),
  );

  protected readonly shown = computed(() =>
    this.journal
      .list()
      ?.filter((each) => this.part() === 'all' || (this.part() === 'apps') === (each.app !== null)),
  );

  protected iconOf(happening: Happening): string {
    return ICONS[happening.kind] ?? mdiApplicationCogOutline;
  }

  protected titleOf(id: string): string {
    return this.apps.rows.get(id)?.title ?? id;
  }

  protected isKnown(id: string): boolean {
    return this.apps.rows.get(id) !== undefined;
  }
}
