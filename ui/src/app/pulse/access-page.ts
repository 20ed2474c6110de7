import { Component, inject } from '@angular/core';
import { mdiShieldCheckOutline } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Api } from '../core/api';
import { Formats } from '../core/formats';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { browserOf } from './browser-name';
import { EndButton } from './end-button';
import { Looked } from './looked';
import { Ban, Session } from './model';
import { ServerClock } from './server-clock';

/** Who is logged in, and who may not even try. */
@Component({
  selector: 'flare-access-page',
  imports: [EndButton, Icon, ProblemNote, TranslatePipe],
  templateUrl: './access-page.html',
  styleUrl: './access-page.scss',
})
export class AccessPage {
  private readonly api = inject(Api);

  protected readonly icons = { none: mdiShieldCheckOutline };
  protected readonly browserOf = browserOf;
  protected readonly clock = inject(ServerClock);
  protected readonly formats = inject(Formats);
  protected readonly sessions = new Looked(() => this.api.get<readonly Session[]>('sessions'));
  protected readonly bans = new Looked(() => this.api.get<readonly Ban[]>('bans'));
}
