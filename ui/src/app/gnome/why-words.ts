import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Language } from '../core/language';
import { spelled } from '../parts/spelled';
import { Words, meaningOf } from '../parts/words';
import { Place, Why, wantedBy } from './why';

/** The words of a decision beside the sequences that would confirm it. */
@Component({
  selector: 'flare-why-words',
  imports: [TranslatePipe, Words],
  templateUrl: './why-words.html',
  styleUrl: './why-words.scss',
})
export class WhyWords {
  private readonly language = inject(Language);

  readonly why = input.required<Why>();

  protected readonly label = computed(() => {
    const { label } = this.why().decision;
    return this.language.phrase(`label.${label}`, spelled(label));
  });
  protected readonly words = computed(() =>
    this.why().decision.words.map((letters) => ({
      letters,
      meaning: meaningOf(letters, this.language),
    })),
  );
  /** What to say about the sequences where there are none to compare, or none that matter. */
  protected readonly note = computed(() => {
    const { confirmation, decision, sequences } = this.why();
    if (confirmation === 'other_dictionary') {
      return 'other';
    }
    if (sequences.length > 0) {
      return 'confirmedBy';
    }
    return wantedBy(decision) === 'none' ? 'idle' : 'passes';
  });
  protected readonly sequences = computed(() =>
    this.why().sequences.map((sequence) => ({
      ...sequence,
      places: sequence.places.map((place) => ({
        fits: place.fits,
        wanted: place.wanted.replace(/^!/, ''),
        isWord: place.wanted !== '*',
        isNot: place.wanted.startsWith('!'),
        text: this.asked(place.wanted),
        found: this.found(place),
      })),
    })),
  );

  private asked(wanted: string): string {
    if (wanted === '*') {
      return this.language.phrase('why.words.any', '*');
    }
    const step = meaningOf(wanted.replace(/^!/, ''), this.language);
    return wanted.startsWith('!') ? this.language.phrase('why.words.not', '', { step }) : step;
  }

  private found({ found, fits }: Place): string | null {
    if (fits) {
      return null;
    }
    return found
      ? this.language.phrase('why.words.was', '', { step: meaningOf(found, this.language) })
      : this.language.phrase('why.words.missing', '');
  }
}
