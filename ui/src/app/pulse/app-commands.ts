import { Component, computed, inject, input } from '@angular/core';
import { mdiPlay, mdiRestart, mdiStop } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { ConfirmButton } from '../parts/confirm-button';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Apps } from './apps';
import { App } from './model';

/** Starts, stops and restarts one app, and says beside the buttons why that did not work. */
@Component({
  selector: 'flare-app-commands',
  imports: [ConfirmButton, Icon, ProblemNote, TranslatePipe],
  template: `
    <div class="buttons">
      @if (canStart()) {
        <button
          type="button"
          class="button primary"
          [disabled]="command.running()"
          (click)="tell('start')"
        >
          <flare-icon [path]="icons.start" />{{ 'pulse.start' | translate }}
        </button>
      }
      @if (app().state === 'BACKING_OFF') {
        <button type="button" class="button" [disabled]="command.running()" (click)="tell('stop')">
          <flare-icon [path]="icons.stop" />{{ 'pulse.stop' | translate }}
        </button>
      }
      @if (isAlive()) {
        <flare-confirm-button
          [icon]="icons.restart"
          [label]="'pulse.restart' | translate"
          [question]="'pulse.restartConfirm' | translate"
          [disabled]="command.running()"
          (confirmed)="tell('restart')"
        />
        <flare-confirm-button
          [icon]="icons.stop"
          [label]="'pulse.stop' | translate"
          [question]="'pulse.stopConfirm' | translate"
          [disabled]="command.running()"
          (confirmed)="tell('stop')"
        />
      }
      @if (app().state === 'STOPPING') {
        <button type="button" class="button" disabled>{{ 'pulse.stopping' | translate }}</button>
      }
    </div>
    <flare-problem [problem]="command.problem()" />
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class AppCommands {
  private readonly api = inject(Api);
  private readonly apps = inject(Apps);

  readonly app = input.required<App>();

  protected readonly icons = { start: mdiPlay, stop: mdiStop, restart: mdiRestart };
  protected readonly command = new Command();
  protected readonly canStart = computed(() =>
    ['STOPPED', 'FAILED', 'BACKING_OFF'].includes(this.app().state),
  );
  protected readonly isAlive = computed(() =>
    ['STARTING', 'RUNNING', 'UNHEALTHY'].includes(this.app().state),
  );

  protected tell(what: 'start' | 'stop' | 'restart'): void {
    this.command.run(this.api.post<App>(`apps/${this.app().id}/${what}`), (app) =>
      this.apps.saw(app),
    );
  }
}
