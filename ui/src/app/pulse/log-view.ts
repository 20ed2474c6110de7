import {
  CdkFixedSizeVirtualScroll,
  CdkVirtualForOf,
  CdkVirtualScrollViewport,
} from '@angular/cdk/scrolling';
import {
  Component,
  DestroyRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import {
  mdiArrowCollapseDown,
  mdiDownload,
  mdiHistory,
  mdiPause,
  mdiTextBoxSearchOutline,
} from './icons';
import { TranslatePipe } from '@ngx-translate/core';
import { Subject, debounceTime, switchMap } from 'rxjs';
import { Formats } from '../core/formats';
import { Icon } from '../parts/icon';
import { ProblemNote } from '../parts/problem-note';
import { SearchField } from '../parts/search-field';
import { LogFeed } from './log-feed';
import { LEVELS, LogLine, LogWish } from './log-line';
import { LogRow } from './log-row';

const LINE_HEIGHT = 20;
const TYPING_MS = 300;
const NEAR = 2 * LINE_HEIGHT;

/** The log of an app: its end as it grows, all that was before, and what one looks for in it. */
@Component({
  selector: 'flare-log-view',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    Icon,
    LogRow,
    ProblemNote,
    SearchField,
    TranslatePipe,
  ],
  providers: [LogFeed],
  templateUrl: './log-view.html',
  styleUrl: './log-view.scss',
})
export class LogView {
  private readonly injector = inject(Injector);
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  private readonly typed = new Subject<Partial<LogWish>>();
  private top = 0;

  readonly id = input.required<string>();

  protected readonly icons = {
    older: mdiHistory,
    hold: mdiPause,
    follow: mdiArrowCollapseDown,
    download: mdiDownload,
    none: mdiTextBoxSearchOutline,
  };
  protected readonly levels = LEVELS;
  protected readonly lineHeight = LINE_HEIGHT;
  protected readonly feed = inject(LogFeed);
  protected readonly formats = inject(Formats);
  protected readonly isEmpty = computed(
    () => !this.feed.searching() && !this.feed.problem() && this.feed.lines().length === 0,
  );
  protected readonly isNarrowed = computed(
    () => this.feed.wish().text !== '' || this.feed.wish().level !== '',
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.feed.follow(id));
    });
    effect(() => {
      this.feed.lines();
      if (!this.feed.held()) {
        untracked(() => this.showEnd());
      }
    });
    this.typed
      .pipe(debounceTime(TYPING_MS), takeUntilDestroyed())
      .subscribe((changes) => this.look(changes));
    toObservable(this.viewport)
      .pipe(
        switchMap((viewport) => viewport.elementScrolled()),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.scrolled());
    inject(DestroyRef).onDestroy(() => this.feed.stop());
  }

  protected readonly bySeq = (_: number, line: LogLine) => line.seq;

  protected type(text: string): void {
    this.typed.next({ text });
  }

  protected look(changes: Partial<LogWish>): void {
    this.feed.release();
    this.feed.look({ ...this.feed.wish(), ...changes });
  }

  protected chooseLevel(event: Event): void {
    this.look({ level: (event.target as HTMLSelectElement).value as LogWish['level'] });
  }

  protected older(): void {
    this.feed.hold();
    this.feed.older((count) => this.stayBelow(count));
  }

  protected toEnd(): void {
    this.feed.release();
    this.showEnd();
  }

  private showEnd(): void {
    this.afterRender(() => this.viewport().scrollTo({ bottom: 0 }));
  }

  /** Lines came above those that are read: these stay where they are. */
  private stayBelow(count: number): void {
    const top = this.viewport().measureScrollOffset('top');
    this.afterRender(() => this.viewport().scrollTo({ top: top + count * LINE_HEIGHT }));
  }

  /** Who scrolls up reads; who comes back to the end follows. */
  private scrolled(): void {
    const top = this.viewport().measureScrollOffset('top');
    const isUp = top < this.top;
    this.top = top;
    if (isUp && this.viewport().measureScrollOffset('bottom') > NEAR) {
      this.feed.hold();
      if (top < NEAR && this.feed.hasOlder()) {
        this.older();
      }
    } else if (!isUp && this.viewport().measureScrollOffset('bottom') < LINE_HEIGHT / 2) {
      this.feed.release();
    }
  }

  private afterRender(work: () => void): void {
    afterNextRender({ write: work }, { injector: this.injector });
  }
}
