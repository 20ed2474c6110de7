import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { TranslatePipe } from '@ngx-translate/core';
import { auditTime } from 'rxjs';
import { Api, Page } from '../core/api';
import { Command } from '../core/command';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { Conversion } from '../core/model';
import { ProblemNote } from '../parts/problem-note';
import { spelled } from '../parts/spelled';
import { Ledger } from './ledger';

const PAGE = 50;
const SETTLE_MS = 1000;

/** Every conversion with what became of it, newest first; one of unknown outcome is loud. */
@Component({
  selector: 'flare-conversions',
  imports: [ProblemNote, TranslatePipe],
  templateUrl: './conversions.html',
  styleUrl: './conversions.scss',
})
export class Conversions {
  protected readonly formats = inject(Formats);
  protected readonly loading = new Command();
  protected readonly list = signal<readonly Conversion[] | null>(null);
  protected readonly next = signal<string | undefined>(undefined);
  private readonly api = inject(Api);
  private readonly language = inject(Language);
  private readonly ledger = inject(Ledger);

  constructor() {
    const counts = computed(() => {
      const state = this.ledger.state();
      return `${state?.statistics.opened} ${state?.statistics.closed} ${state?.unresolved.length}`;
    });
    toObservable(counts)
      .pipe(auditTime(SETTLE_MS), takeUntilDestroyed())
      .subscribe(() => this.readNewest());
    this.readNewest();
  }

  protected readMore(): void {
    this.read(this.next() ?? '', (page) => [...(this.list() ?? []), ...page.rows]);
  }

  protected status(conversion: Conversion): string {
    return this.language.phrase(`conversion.${conversion.status}`, spelled(conversion.status));
  }

  protected why({ code, detail }: Conversion): string {
    const reason = code && this.language.phrase(`refusal.${code}`, spelled(code));
    return [reason, detail].filter(Boolean).join(': ');
  }

  /** Whoever has looked at older ones keeps them until he looks anew. */
  private readNewest(): void {
    if ((this.list()?.length ?? 0) <= PAGE) {
      this.read(`conversions?limit=${PAGE}`, (page) => page.rows);
    }
  }

  private read(path: string, then: (page: Page<Conversion>) => readonly Conversion[]): void {
    this.loading.run(this.api.page<Conversion>(path), (page) => {
      this.list.set(then(page));
      this.next.set(page.next);
    });
  }
}
