import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { mdiChevronLeft, mdiDeleteOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { map, tap } from 'rxjs';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { ConfirmButton } from '../parts/confirm-button';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Apps } from './apps';
import { Draft } from './draft';
import { App, RESTARTS, Settings } from './model';
import { SettingsList } from './settings-list';

/** What an app is told: how it is called, when it starts, and every setting of its component. */
@Component({
  selector: 'flare-settings-page',
  imports: [ConfirmButton, Icon, ProblemNote, RouterLink, SettingsList, TranslatePipe],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly id = toSignal(
    inject(ActivatedRoute).paramMap.pipe(map((parameters) => parameters.get('id') ?? '')),
    { initialValue: '' },
  );

  protected readonly icons = { back: mdiChevronLeft, remove: mdiDeleteOutline };
  protected readonly restarts = RESTARTS;
  protected readonly apps = inject(Apps);
  protected readonly app = computed(() => this.apps.all().find((each) => each.id === this.id()));
  protected readonly settings = signal<Settings | null>(null);
  protected readonly draft = new Draft();
  protected readonly reading = new Command();
  protected readonly saving = new Command();
  protected readonly saved = signal(false);
  protected readonly naming = new Command();
  protected readonly named = signal(false);
  protected readonly removing = new Command();

  constructor() {
    effect(() => {
      if (this.app()?.component && !this.settings()) {
        untracked(() => this.read());
      }
    });
  }

  protected read(): void {
    this.reading.run(this.api.get<Settings>(`apps/${this.id()}/settings`), (settings) => {
      this.settings.set(settings);
      this.draft.begin(settings.settings, settings.problems);
    });
  }

  protected save(): void {
    this.saved.set(false);
    const call = this.api.patch<App>(`apps/${this.id()}/settings`, this.draft.changes());
    this.saving.run(
      call.pipe(tap({ error: (failure: unknown) => this.draft.refused(failure) })),
      (app) => {
        this.apps.saw(app);
        this.saved.set(true);
        this.read();
      },
    );
  }

  protected rename(event: Event): void {
    event.preventDefault();
    this.named.set(false);
    const fields = new FormData(event.target as HTMLFormElement);
    const form = {
      title: fields.get('title'),
      restart: fields.get('restart'),
      autoStart: fields.has('autoStart'),
    };
    this.naming.run(this.api.patch<App>(`apps/${this.id()}`, form), (app) => {
      this.apps.saw(app);
      this.named.set(true);
    });
  }

  protected remove(): void {
    const id = this.id();
    this.removing.run(this.api.delete(`apps/${id}`), () => {
      this.apps.gone(id);
      void this.router.navigateByUrl('/');
    });
  }
}
