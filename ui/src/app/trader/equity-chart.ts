import { Component, DestroyRef, ElementRef, effect, inject, input, viewChild } from '@angular/core';
import {
  AreaSeries,
  ColorType,
  IChartApi,
  ISeriesApi,
  LineType,
  UTCTimestamp,
  createChart,
} from 'lightweight-charts';
import { Formats } from '../core/formats';
import { Language } from '../core/language';
import { EquityPoint } from '../core/model';
import { Theme } from '../core/theme';

const DRAWDOWN_SHARE = 0.28;

/** The balance from close to close, and below it how far it is from its highest. */
@Component({
  selector: 'flare-equity-chart',
  template: `<div #plot></div>`,
  styles: `
    :host,
    div {
      display: block;
      block-size: 100%;
    }
  `,
})
export class EquityChart {
  private readonly formats = inject(Formats);
  private readonly language = inject(Language);
  private readonly theme = inject(Theme);
  private readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  private drawn?: { chart: IChartApi; balance: Area; drawdown: Area };

  readonly points = input.required<readonly EquityPoint[]>();

  constructor() {
    effect(() => this.show(this.points()));
    effect(() => this.paint());
    inject(DestroyRef).onDestroy(() => this.drawn?.chart.remove());
  }

  private show(points: readonly EquityPoint[]): void {
    const { chart, balance, drawdown } = this.canvas();
    const spots = inSeconds(points);
    balance.setData(spots.map(({ time, point }) => ({ time, value: Number(point.balance) })));
    drawdown.setData(spots.map(({ time, point }) => ({ time, value: -100 * point.underwater })));
    chart.timeScale().fitContent();
  }

  private canvas() {
    return (this.drawn ??= this.draw());
  }

  private draw() {
    const chart = createChart(this.plot().nativeElement, {
      autoSize: true,
      // The logo needs what the content policy forbids; the page names the makers beside it.
      layout: { attributionLogo: false },
      handleScroll: { vertTouchDrag: false, mouseWheel: false },
      handleScale: { mouseWheel: false },
    });
    const curve = { lineType: LineType.WithSteps, lineWidth: 2, lastValueVisible: true } as const;
    const balance = chart.addSeries(AreaSeries, { ...curve, priceLineVisible: false }, 0);
    const drawdown = chart.addSeries(
      AreaSeries,
      {
        ...curve,
        invertFilledArea: true,
        priceLineVisible: false,
        lastValueVisible: false,
        priceFormat: {
          type: 'custom',
          formatter: (value: number) => this.formats.percentage(value.toFixed(2)),
        },
      },
      1,
    );
    balance.getPane().setStretchFactor(1 - DRAWDOWN_SHARE);
    drawdown.getPane().setStretchFactor(DRAWDOWN_SHARE);
    drawdown.priceScale().applyOptions({ scaleMargins: { top: 0.04, bottom: 0.2 } });
    return { chart, balance, drawdown };
  }

  /** A canvas knows no custom properties: it is told their colours whenever the theme changes. */
  private paint(): void {
    this.theme.isDark();
    const style = getComputedStyle(document.documentElement);
    const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const { chart, balance, drawdown } = this.canvas();
    chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: 'transparent' },
        textColor: token('muted'),
        fontFamily: token('sans'),
        panes: { separatorColor: token('line'), enableResize: false },
      },
      grid: {
        vertLines: { visible: false },
        horzLines: { color: token('line') },
      },
      rightPriceScale: { borderVisible: false },
      timeScale: { borderVisible: false, timeVisible: true, secondsVisible: false },
      localization: { locale: this.language.current() },
    });
    balance.applyOptions(area(token('accent'), token('accent-soft')));
    drawdown.applyOptions(area(token('loss'), token('loss-soft')));
  }
}

type Area = ISeriesApi<'Area'>;

function area(lineColor: string, fill: string) {
  return { lineColor, topColor: fill, bottomColor: fill };
}

/** The chart takes one point for a second: the last one. */
function inSeconds(points: readonly EquityPoint[]) {
  const last = new Map(points.map((point) => [Math.floor(point.at / 1000), point]));
  return Array.from(last, ([second, point]) => ({ time: second as UTCTimestamp, point }));
}
