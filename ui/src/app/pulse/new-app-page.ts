import {
  Component,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { mdiChevronLeft } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { tap } from 'rxjs';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Apps } from './apps';
import { Draft } from './draft';
import { App, COMPONENTS, RESTARTS, Settings } from './model';
import { SettingsList } from './settings-list';

/** Registers another app: a component, a name, and settings of its own. */
@Component({
  selector: 'flare-new-app-page',
  imports: [Icon, ProblemNote, RouterLink, SettingsList, TranslatePipe],
  templateUrl: './new-app-page.html',
  styleUrl: './new-app-page.scss',
})
export class NewAppPage {
  private readonly api = inject(Api);
  private readonly apps = inject(Apps);
  private readonly router = inject(Router);

  protected readonly icons = { back: mdiChevronLeft };
  protected readonly components = COMPONENTS;
  protected readonly restarts = RESTARTS;
  protected readonly component = signal<string>('');
  protected readonly title = linkedSignal(() => this.freeTitle(this.component()));
  protected readonly id = linkedSignal(() => idOf(this.title()));
  protected readonly restart = signal<string>(RESTARTS[0]);
  protected readonly autoStart = signal(false);
  protected readonly envFile = signal('');
  protected readonly hasOwnFile = computed(() => this.envFile().trim() !== '');
  protected readonly draft = new Draft();
  protected readonly reading = new Command();
  protected readonly saving = new Command();

  constructor() {
    effect(() => {
      const mustRead = this.component() && this.draft.settings().length === 0;
      if (mustRead && !this.reading.running() && !this.reading.problem()) {
        untracked(() => this.read());
      }
    });
  }

  protected choose(component: string): void {
    this.component.set(component);
    this.draft.begin([], []);
    this.reading.forget();
  }

  protected read(): void {
    const component = this.component();
    const call = this.api.get<Settings>(`components/${component}/settings`);
    this.reading.run(call, (known) => {
      if (component !== this.component()) {
        return;
      }
      this.draft.begin(known.settings, []);
      this.proposePort(known);
    });
  }

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected save(): void {
    this.saving.run(
      this.registered().pipe(tap({ error: (failure: unknown) => this.draft.refused(failure) })),
      (app) => {
        this.apps.saw(app);
        void this.router.navigateByUrl('/');
      },
    );
  }

  private registered() {
    const app = {
      id: this.id().trim(),
      title: this.title().trim(),
      restart: this.restart(),
      autoStart: this.autoStart(),
    };
    return this.hasOwnFile()
      ? this.api.post<App>('apps', {
          ...app,
          component: this.component(),
          envFile: this.envFile().trim(),
        })
      : this.api.post<App>(`components/${this.component()}/apps`, {
          app,
          settings: this.draft.changes(),
        });
  }

  /** The usual port, or the next that no other app has. */
  private proposePort(known: Settings): void {
    const usual = Number(known.settings.find(({ name }) => name === 'PORT')?.standard);
    const taken = this.apps.all().map((app) => app.port);
    let port = usual;
    while (taken.includes(port)) {
      port++;
    }
    if (port !== usual) {
      this.draft.type('PORT', String(port));
    }
  }

  private freeTitle(component: string): string {
    const name = component.charAt(0).toUpperCase() + component.slice(1);
    const ids = this.apps.rows.list().map((row) => row.id);
    let number = 1;
    while (ids.includes(idOf(numbered(name, number)))) {
      number++;
    }
    return numbered(name, number);
  }
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name} ${number}`;
}

/** What a title comes to as an id: small letters, digits and hyphens, 40 at most. */
export function idOf(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 40)
    .replace(/-$/, '');
}
