import { HttpClient } from '@angular/common/http';
import { Component, DOCUMENT, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { mdiLogout } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { filter, map } from 'rxjs';
import { Command } from '../core/command';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Apps } from './apps';
import { ServerClock } from './server-clock';

/** What all of Pulse's pages stand in: where one can go, and the way out. */
@Component({
  selector: 'flare-pulse-page',
  imports: [Icon, ProblemNote, RouterLink, RouterOutlet, TranslatePipe],
  providers: [Apps, ServerClock],
  template: `
    <nav [attr.aria-label]="'pulse.pages' | translate">
      @for (page of pages; track page.path) {
        <a
          [routerLink]="page.path"
          [class.here]="page.path === section()"
          [attr.aria-current]="page.path === address() ? 'page' : page.path === section() || null"
          >{{ page.name | translate }}</a
        >
      }
      <button type="button" class="button" [disabled]="leaving.running()" (click)="leave()">
        <flare-icon [path]="icons.leave" />{{ 'pulse.leave' | translate }}
      </button>
    </nav>
    <flare-problem [problem]="leaving.problem()" />
    <router-outlet />
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
      margin-block-end: var(--gap);
    }
    a {
      padding: 7px 14px;
      border-radius: 10px;
      color: var(--muted);
      font-size: 0.875rem;
      font-weight: 500;
      text-decoration: none;

      &:hover {
        color: var(--text);
      }
    }
    .here {
      background: var(--raised);
      color: var(--text);
    }
    button {
      margin-inline-start: auto;
    }
  `,
})
export class PulsePage {
  private readonly http = inject(HttpClient);
  private readonly location = inject(DOCUMENT).location;

  protected readonly icons = { leave: mdiLogout };
  protected readonly pages = [
    { path: '/', name: 'pulse.apps' },
    { path: '/journal', name: 'journal.title' },
    { path: '/access', name: 'access.title' },
  ];
  protected readonly leaving = new Command();
  private readonly router = inject(Router);
  protected readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** The pages of one app, and that of a new one, are below the page of all apps. */
  protected readonly section = computed(
    () =>
      this.pages.find(({ path }) => path !== '/' && this.address().startsWith(path))?.path ?? '/',
  );

  protected leave(): void {
    this.leaving.run(this.http.post('logout', null, { responseType: 'text' }), () =>
      this.location.reload(),
    );
  }
}
