import { Component, inject, input } from '@angular/core';
import { mdiRefresh } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats, tone } from '../core/formats';
import { Startup } from '../core/model';
import { Reading } from '../core/reading';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';

/** What the trader found when it started, how the account compares, and what happens next. */
@Component({
  selector: 'flare-startup-report',
  imports: [Icon, ProblemNote, TranslatePipe],
  templateUrl: './startup-report.html',
  styleUrl: './startup-report.scss',
  host: { class: 'card' },
})
export class StartupReport {
  protected readonly icon = mdiRefresh;
  protected readonly tone = tone;
  protected readonly formats = inject(Formats);

  readonly startup = input.required<Reading<Startup>>();
}
