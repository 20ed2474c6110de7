import { Component, booleanAttribute, inject, input, output } from '@angular/core';
import { mdiDeleteOutline, mdiPause, mdiPlay } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { ConfirmButton } from '../parts/confirm-button';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { Pairs } from './pairs';

/** What can be done with a pair: have it paused, resumed or removed. */
@Component({
  selector: 'flare-pair-commands',
  imports: [ConfirmButton, Icon, ProblemNote, TranslatePipe],
  template: `
    @let name = { symbol: symbol() };
    <div>
      <button
        type="button"
        class="button"
        [class.icon-only]="!spelledOut()"
        [disabled]="change.running()"
        [attr.aria-label]="(active() ? 'gnome.pause' : 'gnome.resume') | translate: name"
        [title]="(active() ? 'gnome.pause' : 'gnome.resume') | translate: name"
        (click)="pauseOrResume()"
      >
        <flare-icon [path]="active() ? icons.pause : icons.play" />
        @if (spelledOut()) {
          {{ (active() ? 'gnome.pauseShort' : 'gnome.resumeShort') | translate }}
        }
      </button>
      <flare-confirm-button
        iconOnly
        [icon]="icons.remove"
        [label]="'gnome.remove' | translate: name"
        [question]="'gnome.removeConfirm' | translate"
        [disabled]="change.running()"
        (confirmed)="remove()"
      />
    </div>
    <flare-problem [problem]="change.problem()" />
  `,
  styles: `
    :host {
      position: relative;
    }
    flare-problem:has(p) {
      position: absolute;
      inset-block-start: 100%;
      inset-inline-end: 0;
      inline-size: max-content;
      max-inline-size: min(320px, 80vw);
      padding: 8px 12px;
      border: 1px solid var(--loss);
      border-radius: 10px;
      background: var(--card);
      box-shadow: 0 8px 24px rgb(0 0 0 / 30%);
    }
    div {
      display: flex;
      justify-content: end;
      gap: 2px;
    }
  `,
})
export class PairCommands {
  protected readonly icons = { pause: mdiPause, play: mdiPlay, remove: mdiDeleteOutline };
  protected readonly change = new Command();
  private readonly pairs = inject(Pairs);

  readonly symbol = input.required<string>();
  readonly active = input.required<boolean>();
  readonly spelledOut = input(false, { transform: booleanAttribute });
  readonly removed = output();

  protected pauseOrResume(): void {
    this.change.run(this.pairs.setActive(this.symbol(), !this.active()));
  }

  protected remove(): void {
    this.change.run(this.pairs.remove(this.symbol()), () => this.removed.emit());
  }
}
