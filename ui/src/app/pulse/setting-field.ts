import { Component, computed, input } from '@angular/core';
import { mdiEraser, mdiUndoVariant } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Icon } from '../parts/icon';
import { Draft } from './draft';
import { Setting } from './model';

/** One setting: what it means, what counts now, and a field for another value. */
@Component({
  selector: 'flare-setting-field',
  imports: [Icon, TranslatePipe],
  templateUrl: './setting-field.html',
  styleUrl: './setting-field.scss',
  host: { '[class.changed]': 'isChanged()', '[class.wrong]': '!!objection()' },
})
export class SettingField {
  readonly setting = input.required<Setting>();
  readonly draft = input.required<Draft>();
  readonly disabled = input(false);

  protected readonly icons = { undo: mdiUndoVariant, erase: mdiEraser };
  protected readonly isChanged = computed(() => this.draft().isChanged(this.setting()));
  protected readonly isErased = computed(
    () => this.isChanged() && this.draft().changes()[this.setting().name] === null,
  );
  protected readonly objection = computed(() => this.draft().objectionTo(this.setting().name));
  protected readonly text = computed(() => this.draft().textOf(this.setting()));
  /** Small letters of the file in the words of the list: `TRUE` is `true`. */
  protected readonly chosen = computed(() => {
    const text = this.text().toLowerCase();
    return this.setting().choices.find((each) => each.toLowerCase() === text) ?? this.text();
  });
  protected readonly strange = computed(
    () => this.chosen() !== '' && !this.setting().choices.includes(this.chosen()),
  );

  protected type(event: Event): void {
    this.draft().type(this.setting().name, (event.target as HTMLInputElement).value);
  }
}
