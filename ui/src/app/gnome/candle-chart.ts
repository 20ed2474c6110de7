import {
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { Theme } from '../core/theme';
import { CandlePlot, Look, Plotted } from './candle-plot';
import { STUDIES, rememberStudies, rememberedStudies } from './studies';

/** The candles of a pair with its decisions, and whichever studies are wanted. */
@Component({
  selector: 'flare-candle-chart',
  imports: [TranslatePipe],
  templateUrl: './candle-chart.html',
  styleUrl: './candle-chart.scss',
})
export class CandleChart {
  protected readonly studies = STUDIES;
  protected readonly formats = inject(Formats);
  private readonly theme = inject(Theme);
  private readonly language = inject(Language);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('plot');
  private readonly pointed = signal<number | null>(null);
  private plot?: CandlePlot;

  readonly plotted = input.required<Plotted>();
  /** A candle was picked, told by its opening time. */
  readonly picked = output<number>();

  protected readonly chosen = signal(rememberedStudies());
  protected readonly drawn = computed(() => STUDIES.filter(({ key }) => this.chosen().has(key)));
  protected readonly candle = computed(() => {
    const { candles } = this.plotted();
    return candles.find(({ openedAt }) => openedAt === this.pointed()) ?? candles.at(-1);
  });
  protected readonly height = computed(
    () => 380 + 116 * this.drawn().filter((study) => !study.over).length,
  );

  constructor() {
    effect(() => this.begin());
    effect(() => {
      const plotted = this.plotted();
      this.plot?.show(plotted);
    });
    inject(DestroyRef).onDestroy(() => this.plot?.remove());
  }

  protected toggle(key: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(key)) {
      chosen.add(key);
    }
    rememberStudies(chosen);
    this.chosen.set(chosen);
  }

  /** A canvas knows no style sheet: it is made anew for other colours, words or studies. */
  private begin(): void {
    this.theme.isDark();
    this.language.current();
    const studies = this.drawn();
    const host = this.place().nativeElement;
    const stretch = this.plot?.inSight() ?? null;
    this.plot?.remove();
    this.plot = new CandlePlot(host, studies, this.look(host), stretch, {
      pointed: (openedAt) => this.pointed.set(openedAt),
      picked: (openedAt) => this.picked.emit(openedAt),
    });
    this.plot.show(untracked(this.plotted));
  }

  private look(host: HTMLElement): Look {
    const style = getComputedStyle(host);
    const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
    return {
      colour: token,
      font: token('sans'),
      time: (at) => this.formats.time(at).slice(0, 5),
      day: (at) => this.formats.day(at),
    };
  }
}
