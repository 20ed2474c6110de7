import { Component, computed, inject, input, output } from '@angular/core';
import { mdiClose } from './icons';
import { Api } from '../core/api';
import { Command } from '../core/command';
import { ConfirmButton } from '../parts/confirm-button';
import { ProblemNote } from '../parts/problem-note';

/** Takes one thing out of a list, and says beside the button why that did not work. */
@Component({
  selector: 'flare-end-button',
  imports: [ConfirmButton, ProblemNote],
  template: `
    <flare-confirm-button
      [icon]="icon"
      [label]="label()"
      [question]="question()"
      [disabled]="command.running()"
      (confirmed)="end()"
    />
    <flare-problem [problem]="problem()" />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: end;
      gap: 4px;
    }
  `,
})
export class EndButton {
  private readonly api = inject(Api);

  /** What is deleted. */
  readonly path = input.required<string>();
  readonly label = input.required<string>();
  readonly question = input.required<string>();
  readonly taken = output();

  protected readonly icon = mdiClose;
  protected readonly command = new Command();
  protected readonly problem = computed(() => this.command.problem());

  protected end(): void {
    this.command.run(this.api.delete(this.path()), () => this.taken.emit());
  }
}
