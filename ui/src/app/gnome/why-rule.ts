import { Component, computed, inject, input } from '@angular/core';
import { mdiCheck, mdiClose, mdiGate, mdiMinus } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { Icon } from '../parts/icon';
import { LabelChip } from '../parts/label-chip';
import { spelled } from '../parts/spelled';
import { Fact, Step } from './why';

const SUPPORTERS = 7;

type State = 'holds' | 'fails' | 'skipped';

/** How a rule came to its verdict: its questions in their order, and what each of them found. */
@Component({
  selector: 'flare-why-rule',
  imports: [Icon, LabelChip, TranslatePipe],
  templateUrl: './why-rule.html',
  styleUrl: './why-rule.scss',
})
export class WhyRule {
  protected readonly icons = {
    holds: mdiCheck,
    fails: mdiClose,
    skipped: mdiMinus,
    gate: mdiGate,
  };
  private readonly formats = inject(Formats);
  private readonly language = inject(Language);

  readonly steps = input.required<readonly Step[]>();

  protected readonly rows = computed(() => {
    const rows = this.steps().filter(({ kind }) => kind === 'row');
    const first = rows.findIndex(({ holds }) => holds);
    return rows.map((step, place) => ({
      ...step,
      state: stateOf(step.holds, first >= 0 && place > first),
      text: this.language.phrase(`why.rule.row.${step.label}`, ''),
      facts: this.told(step.facts),
    }));
  });
  protected readonly gates = computed(() =>
    this.steps()
      .filter(({ kind }) => kind === 'gate')
      .map((step) => ({
        ...step,
        text: this.language.phrase(
          `why.rule.gateOf.${step.label}.${step.holds ? 'open' : 'closed'}`,
          '',
        ),
        facts: this.told(step.facts),
      })),
  );

  private told(facts: readonly Fact[]) {
    return facts.map((fact) => ({ name: fact.name, holds: fact.holds, text: this.sentence(fact) }));
  }

  private sentence({ name, holds, found, limit }: Fact): string {
    const key = found === null ? 'unknown' : holds ? 'yes' : 'no';
    const values = {
      found: this.formats.figure(found ?? 0),
      limit: this.formats.figure(limit),
      votes: Math.round((found ?? 0) * SUPPORTERS),
      needed: Math.ceil(limit * SUPPORTERS),
    };
    return this.language.phrase(`why.fact.${name}.${key}`, spelled(name), values);
  }
}

function stateOf(holds: boolean, isPast: boolean): State {
  return isPast ? 'skipped' : holds ? 'holds' : 'fails';
}
