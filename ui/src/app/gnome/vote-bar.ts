import { Component, computed, inject, input } from '@angular/core';
import { Language } from '../core/language';
import { Vote, VoteCounts } from '../core/model';

/** How many indicators lean which way. */
@Component({
  selector: 'flare-votes',
  template: `
    <div class="bar" role="img" [attr.aria-label]="text()" [title]="text()">
      <i class="bull" [style.flex-grow]="votes().bull"></i>
      <i [style.flex-grow]="votes().none"></i>
      <i class="bear" [style.flex-grow]="votes().bear"></i>
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      gap: 2px;
      inline-size: 60px;
      block-size: 6px;
    }
    i {
      flex: 0 1 0;
      border-radius: 3px;
      background: var(--line);
    }
    .bull {
      background: var(--gain);
    }
    .bear {
      background: var(--loss);
    }
  `,
})
export class VoteBar {
  private readonly language = inject(Language);

  readonly votes = input.required<VoteCounts>();

  protected readonly text = computed(() => {
    const named = (vote: Vote) =>
      `${this.votes()[vote]} ${this.language.phrase(`vote.${vote}`, vote)}`;
    return [named('bull'), named('none'), named('bear')].join(', ');
  });
}
