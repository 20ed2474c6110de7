import { Component, computed, inject, input } from '@angular/core';
import { mdiMenuDown, mdiMenuUp, mdiMinus } from './icons';
import { Language } from '../core/language';
import { Vote } from '../core/model';
import { Icon } from '../parts/icon';

/** Which way one indicator leans. */
@Component({
  selector: 'flare-vote',
  imports: [Icon],
  template: `
    <span role="img" [class]="vote()" [attr.aria-label]="text()" [title]="text()">
      <flare-icon [path]="icons[vote()]" />
    </span>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    span {
      display: grid;
      place-items: center;
      inline-size: 22px;
      block-size: 22px;
      border-radius: 7px;
      background: var(--even-soft);
      color: var(--even);
    }
    .bull {
      background: var(--gain-soft);
      color: var(--gain);
    }
    .bear {
      background: var(--loss-soft);
      color: var(--loss);
    }
    flare-icon {
      inline-size: 18px;
      block-size: 18px;
    }
  `,
})
export class VoteMark {
  protected readonly icons = { bull: mdiMenuUp, bear: mdiMenuDown, none: mdiMinus };
  private readonly language = inject(Language);

  readonly vote = input.required<Vote>();

  protected readonly text = computed(() =>
    this.language.phrase(`vote.${this.vote()}`, this.vote()),
  );
}
