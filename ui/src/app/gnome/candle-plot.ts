import {
  CandlestickSeries,
  ColorType,
  HistogramSeries,
  IChartApi,
  ISeriesApi,
  ISeriesMarkersPluginApi,
  LineSeries,
  LineStyle,
  LogicalRange,
  TickMarkType,
  Time,
  createChart,
  createSeriesMarkers,
} from 'lightweight-charts';
import { Decision } from '../core/model';
import { marksOf, timeOf } from './marks';
import { Candle, Readings } from './pair-history';
import { Curve, Ink, Study } from './studies';

const PANE_SHARE = 0.36;
const SHOWN = 140;
const MARGIN = 3;

/** The colours and the ways of writing that a canvas has to be told. */
export interface Look {
  readonly colour: (token: string) => string;
  readonly font: string;
  readonly time: (at: number) => string;
  readonly day: (at: number) => string;
}

/** From which candle to which, by their places. */
export type Stretch = Pick<LogicalRange, 'from' | 'to'>;

/** Hears what happens on the canvas; a candle is told by its opening time. */
export interface Hearer {
  pointed(openedAt: number | null): void;
  picked(openedAt: number): void;
}

export interface Plotted {
  readonly candles: readonly Candle[];
  readonly readings: readonly Readings[];
  readonly decisions: readonly Decision[];
  /** The decision that is looked at. */
  readonly chosen: number | null;
}

const INKS: Record<Ink, string> = { main: 'accent', second: 'second', faint: 'line-strong' };

type AnySeries = ISeriesApi<'Line'> | ISeriesApi<'Histogram'>;

/** Candles on a canvas, with the decisions as marks and the chosen studies. */
export class CandlePlot {
  private readonly chart: IChartApi;
  private readonly prices: ISeriesApi<'Candlestick'>;
  private readonly marks: ISeriesMarkersPluginApi<Time>;
  private framed = false;
  private readonly curves: { curve: Curve; series: AnySeries }[] = [];

  constructor(
    host: HTMLElement,
    studies: readonly Study[],
    private readonly look: Look,
    private readonly stretch: Stretch | null,
    hearer: Hearer,
  ) {
    this.chart = createChart(host, { autoSize: true, ...this.options() });
    this.prices = this.chart.addSeries(CandlestickSeries, this.candleOptions());
    this.marks = createSeriesMarkers(this.prices);
    studies.filter((study) => study.over).forEach((study) => this.draw(study, 0));
    studies.filter((study) => !study.over).forEach((study, index) => this.draw(study, index + 1));
    this.chart.subscribeCrosshairMove(({ time }) => hearer.pointed(openingOf(time)));
    this.chart.subscribeClick(({ time }) => {
      const openedAt = openingOf(time);
      if (openedAt !== null) {
        hearer.picked(openedAt);
      }
    });
  }

  show({ candles, readings, decisions, chosen }: Plotted): void {
    this.prices.applyOptions({ priceFormat: priceFormat(candles) });
    this.prices.setData(candles.map(toBar));
    for (const { curve, series } of this.curves) {
      series.setData(
        curve.name === 'volume' ? this.volumes(candles) : this.values(curve, readings),
      );
    }
    const first = candles[0]?.openedAt ?? Number.POSITIVE_INFINITY;
    const inReach = decisions.filter(({ candleAt }) => candleAt >= first);
    this.marks.setMarkers(marksOf(inReach, chosen, this.look.colour));
    this.frame(candles);
  }

  /** Which part of the candles is in sight. */
  inSight(): Stretch | null {
    return this.chart.timeScale().getVisibleLogicalRange();
  }

  remove(): void {
    this.chart.remove();
  }

  /** Shows the newest candles at first; later whoever looks decides. */
  private frame(candles: readonly Candle[]): void {
    if (candles.length > 0 && !this.framed) {
      this.framed = true;
      const last = candles.length + MARGIN;
      this.chart
        .timeScale()
        .setVisibleLogicalRange(this.stretch ?? { from: last - SHOWN, to: last });
    }
  }

  private draw(study: Study, pane: number): void {
    const drawn = study.curves.map((curve) => ({ curve, series: this.added(curve, pane) }));
    this.curves.push(...drawn);
    const [first] = drawn;
    for (const price of study.levels ?? []) {
      first?.series.createPriceLine({
        price,
        color: this.look.colour('line-strong'),
        lineWidth: 1,
        lineStyle: LineStyle.Dashed,
        axisLabelVisible: false,
      });
    }
    if (pane > 0) {
      this.chart.panes()[pane]?.setStretchFactor(PANE_SHARE);
    }
  }

  private added({ ink, as }: Curve, pane: number): AnySeries {
    const color = this.look.colour(INKS[ink]);
    const plain = { color, priceLineVisible: false, lastValueVisible: pane > 0 } as const;
    if (as === 'bars') {
      const priceFormat = { type: 'volume' } as const;
      return this.chart.addSeries(HistogramSeries, { ...plain, priceFormat }, pane);
    }
    const dots = as === 'dots';
    return this.chart.addSeries(
      LineSeries,
      {
        ...plain,
        lineWidth: 1,
        lineVisible: !dots,
        pointMarkersVisible: dots,
        pointMarkersRadius: 1.5,
        crosshairMarkerVisible: false,
        priceFormat: { type: 'custom', formatter: brief, minMove: 1e-9 },
      },
      pane,
    );
  }

  private values(curve: Curve, readings: readonly Readings[]) {
    return readings.map(({ openedAt, values }) => {
      const time = timeOf(openedAt);
      const value = values[curve.name];
      if (value === undefined) {
        return { time };
      }
      return curve.as === 'bars' ? { time, value, color: this.tint(value >= 0) } : { time, value };
    });
  }

  private volumes(candles: readonly Candle[]) {
    return candles.map(({ openedAt, open, close, quoteVolume }) => ({
      time: timeOf(openedAt),
      value: Number(quoteVolume),
      color: this.tint(Number(close) >= Number(open)),
    }));
  }

  private tint(up: boolean): string {
    return this.look.colour(up ? 'gain-bar' : 'loss-bar');
  }

  private options() {
    const { colour, font, time, day } = this.look;
    const asTime = (at: Time) => `${day(1000 * Number(at))} ${time(1000 * Number(at))}`;
    return {
      layout: {
        // The logo needs what the content policy forbids; the page names the makers beside it.
        attributionLogo: false,
        background: { type: ColorType.Solid, color: 'transparent' },
        textColor: colour('muted'),
        fontFamily: font,
        fontSize: 11,
        panes: { separatorColor: colour('line'), enableResize: true },
      },
      grid: {
        vertLines: { color: colour('grid') },
        horzLines: { color: colour('grid') },
      },
      rightPriceScale: { borderVisible: false },
      timeScale: {
        borderVisible: false,
        timeVisible: true,
        secondsVisible: false,
        tickMarkFormatter: (at: Time, kind: TickMarkType) =>
          kind < TickMarkType.Time ? day(1000 * Number(at)) : time(1000 * Number(at)),
      },
      localization: { timeFormatter: asTime },
      handleScroll: { vertTouchDrag: false },
    };
  }

  private candleOptions() {
    const up = this.look.colour('gain');
    const down = this.look.colour('loss');
    return {
      upColor: up,
      wickUpColor: up,
      downColor: down,
      wickDownColor: down,
      borderVisible: false,
    };
  }
}

function toBar({ openedAt, open, high, low, close }: Candle) {
  return {
    time: timeOf(openedAt),
    open: Number(open),
    high: Number(high),
    low: Number(low),
    close: Number(close),
  };
}

function openingOf(time: Time | undefined): number | null {
  return typeof time === 'number' ? time * 1000 : null;
}

/** As many decimals as the prices have. */
function priceFormat(candles: readonly Candle[]) {
  const precision = Math.max(
    0,
    ...candles.slice(-50).map(({ close }) => close.split('.')[1]?.length ?? 0),
  );
  return { type: 'price', precision, minMove: 10 ** -precision } as const;
}

function brief(value: number): string {
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
}
