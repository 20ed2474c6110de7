import { HttpClient } from '@angular/common/http';
import { Component, DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { mdiLanDisconnect } from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { timer } from 'rxjs';
import { Command } from '../core/command';
import { Info } from '../core/model';
import { Serving } from '../core/serving';
import { hasPage } from '../pages';
import { Icon } from '../parts/icon';

const PAUSE_MS = 2000;

/** Stands in while the server cannot be reached, and goes on by itself once it can. */
@Component({
  selector: 'flare-retry-page',
  imports: [Icon, TranslatePipe],
  templateUrl: './retry-page.html',
  styleUrl: './retry-page.scss',
})
export class RetryPage {
  protected readonly icon = mdiLanDisconnect;
  protected readonly asking = new Command();
  protected readonly serving = inject(Serving);
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  constructor() {
    timer(PAUSE_MS, PAUSE_MS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.tryAgain());
  }

  protected tryAgain(): void {
    this.asking.run(this.http.get<Info>('api/info'), (info) => {
      this.serving.introduce(info);
      if (hasPage(info.component)) {
        this.document.location.reload();
      }
    });
  }
}
