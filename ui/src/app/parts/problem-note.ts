import { Component, computed, inject, input } from '@angular/core';
import { mdiAlertCircleOutline } from './icons';
import { Language } from '../core/language';
import { Problem, UNREACHABLE } from '../core/problem';
import { Icon } from './icon';

/** What the server said when it would not, beside the control that asked. */
@Component({
  selector: 'flare-problem',
  imports: [Icon],
  template: `
    @if (text(); as text) {
      <p role="alert">
        <flare-icon [path]="icon" /><span>{{ text }}</span>
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 6px;
      margin: 0;
      color: var(--loss);
      font-size: 0.8125rem;
      line-height: 1.4;
      text-align: start;
      white-space: normal;
    }
  `,
})
export class ProblemNote {
  protected readonly icon = mdiAlertCircleOutline;
  private readonly language = inject(Language);

  readonly problem = input.required<Problem | null>();

  protected readonly text = computed(() => {
    const problem = this.problem();
    if (problem === UNREACHABLE) {
      return this.language.phrase('problem.unreachable', 'The server does not answer.');
    }
    if (problem === null) {
      return null;
    }
    const told = problem.detail ?? problem.title;
    const { detail = '' } = problem;
    return this.language.phrase(`refused.${problem.code}`, told, { detail });
  });
}
