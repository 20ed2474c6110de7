import { Component, computed, inject, input } from '@angular/core';
import { MatSlideToggle, MatSlideToggleChange } from '@angular/material/slide-toggle';
import { TranslatePipe } from '@ngx-translate/core';
import { Command } from '../core/command';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { ProblemNote } from '../parts/problem-note';
import { Faults, Switchable } from './faults';

/** One fault: it shows what the server says, never what was merely asked for. */
@Component({
  selector: 'flare-fault-switch',
  imports: [MatSlideToggle, ProblemNote, TranslatePipe],
  template: `
    <div class="line">
      <mat-slide-toggle
        [checked]="isOn()"
        [disabled]="switching.running()"
        [aria-label]="name()"
        (change)="switchTo($event)"
      />
      <span class="name">{{ name() }}</span>
      @if (fault().standing; as standing) {
        <span class="badge warn" [title]="'simulator.struck' | translate">
          {{ formats.count(standing.struck) }}
        </span>
      }
    </div>
    <flare-problem [problem]="switching.problem()" />
  `,
  styles: `
    .line {
      display: flex;
      align-items: center;
      gap: 12px;
      min-block-size: 32px;
      font-size: 0.875rem;
    }
    .name {
      flex: 1;
      min-inline-size: 0;
      line-height: 1.35;
    }
  `,
})
export class FaultSwitch {
  protected readonly switching = new Command();
  protected readonly formats = inject(Formats);
  private readonly faults = inject(Faults);
  private readonly language = inject(Language);

  readonly fault = input.required<Switchable>();

  protected readonly isOn = computed(() => this.fault().standing !== undefined);
  protected readonly name = computed(() => {
    const { name, order } = this.fault();
    return this.language.phrase(`simulator.fault.${name}`, `${order.call}: ${order.fault.does}`);
  });

  protected switchTo({ checked, source }: MatSlideToggleChange): void {
    const { order, standing } = this.fault();
    source.checked = standing !== undefined;
    if (checked) {
      this.switching.run(this.faults.order(order));
    } else if (standing) {
      this.switching.run(this.faults.remove(standing.id));
    }
  }
}
