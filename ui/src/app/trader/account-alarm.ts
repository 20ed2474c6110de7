import { Component, inject, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Account } from '../core/model';
import { Dialog } from '../parts/dialog';
import { Alarm } from './alarm';
import { Wishes } from './wishes';

/** The keys open another account than the one in which the live money of this book is. */
@Component({
  selector: 'flare-account-alarm',
  imports: [Alarm, Dialog, TranslatePipe],
  template: `
    <flare-alarm
      [heading]="(account().same === null ? 'account.untold' : 'account.other') | translate"
    >
      <p class="plain">{{ account().told }}</p>
      <p class="plain">{{ 'account.meanwhile' | translate }}</p>
      @if (account().same === false) {
        <button remedy type="button" class="button" (click)="ask()">
          {{ 'account.move' | translate }}
        </button>
      }
      @if (isAsking()) {
        <flare-dialog
          [heading]="'account.moveQuestion' | translate"
          [action]="'account.move' | translate"
          [command]="moving"
          [disabled]="user().trim() === ''"
          (confirmed)="move()"
          (closed)="isAsking.set(false)"
        >
          <p>{{ 'account.moveMeans' | translate }}</p>
          <label class="labelled">
            {{ 'account.user' | translate }}
            <input
              class="field mono"
              type="text"
              inputmode="numeric"
              autocomplete="off"
              [value]="user()"
              (input)="type($event)"
            />
          </label>
        </flare-dialog>
      }
    </flare-alarm>
  `,
})
export class AccountAlarm {
  protected readonly moving = new Command();
  protected readonly isAsking = signal(false);
  protected readonly user = signal('');
  private readonly wishes = inject(Wishes);

  readonly account = input.required<Account>();
  readonly moved = output();

  protected ask(): void {
    this.moving.forget();
    this.user.set('');
    this.isAsking.set(true);
  }

  protected type(event: Event): void {
    this.user.set((event.target as HTMLInputElement).value);
  }

  protected move(): void {
    this.moving.run(this.wishes.moveTo(this.user().trim()), () => {
      this.isAsking.set(false);
      this.moved.emit();
    });
  }
}
