import { Component, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { ProblemNote } from '../parts/problem-note';
import { Pairs } from './pairs';

/** The form that has Gnome follow one more pair. */
@Component({
  selector: 'flare-add-pair',
  imports: [FormsModule, MatFormFieldModule, MatInputModule, ProblemNote, TranslatePipe],
  templateUrl: './add-pair.html',
  styleUrl: './add-pair.scss',
})
export class AddPair {
  private readonly pairs = inject(Pairs);

  protected readonly adding = new Command();
  protected readonly base = signal('');
  protected readonly quote = signal('USDT');

  readonly finished = output();

  protected add(): void {
    const coin = (text: string) => text.trim().toUpperCase();
    this.adding.run(this.pairs.add(coin(this.base()), coin(this.quote())), () => this.base.set(''));
  }
}
