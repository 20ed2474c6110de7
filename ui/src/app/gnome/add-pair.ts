import { Component, computed, inject, output } from '@angular/core';
import { mdiCheck, mdiPlus } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { SearchField } from '../parts/search-field';
import { Pairs } from './pairs';
import { ListedPair, SymbolSearch } from './symbol-search';

/** Has Gnome follow one more of the pairs that the exchange lists. */
@Component({
  selector: 'flare-add-pair',
  imports: [Icon, ProblemNote, SearchField, TranslatePipe],
  providers: [SymbolSearch],
  templateUrl: './add-pair.html',
  styleUrl: './add-pair.scss',
})
export class AddPair {
  protected readonly icons = { add: mdiPlus, there: mdiCheck };
  protected readonly search = inject(SymbolSearch);
  protected readonly adding = new Command();
  private readonly pairs = inject(Pairs);

  readonly finished = output();

  protected readonly choices = computed(() => {
    const followed = new Set(this.pairs.rows.list().map((row) => row.id));
    return (this.search.found() ?? []).map((pair) => ({
      ...pair,
      followed: followed.has(pair.symbol),
    }));
  });

  protected addFirst(event: Event): void {
    event.preventDefault();
    const first = this.choices().find((pair) => !pair.followed);
    if (first && !this.search.running()) {
      this.add(first);
    }
  }

  protected add({ base, quote }: ListedPair): void {
    this.adding.run(this.pairs.add(base, quote));
  }
}
