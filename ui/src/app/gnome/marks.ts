import { SeriesMarker, Time, UTCTimestamp } from 'lightweight-charts';
import { Decision } from '../core/model';

/** A moment as the chart counts: in seconds. */
export function timeOf(openedAt: number): UTCTimestamp {
  return (openedAt / 1000) as UTCTimestamp;
}

/**
 * The marks of decisions on their candles: an arrow for a confirmed one, a dot for a raw one, a
 * square for the one that is explained. Buys stand below, sells above.
 *
 * @param colour of a token of the theme
 */
export function marksOf(
  decisions: readonly Decision[],
  chosen: number | null,
  colour: (token: string) => string,
): SeriesMarker<Time>[] {
  return decisions.flatMap((decision) => [
    ...(decision.rawBuy || decision.rawSell ? [actionMark(decision, colour)] : []),
    ...(decision.seq === chosen ? [chosenMark(decision, colour('accent'))] : []),
  ]);
}

function actionMark(
  { candleAt, rawBuy, buy, sell }: Decision,
  colour: (token: string) => string,
): SeriesMarker<Time> {
  const isConfirmed = buy || sell;
  return {
    time: timeOf(candleAt),
    position: rawBuy ? 'belowBar' : 'aboveBar',
    shape: isConfirmed ? (rawBuy ? 'arrowUp' : 'arrowDown') : 'circle',
    color: colour(rawBuy ? 'gain' : 'loss'),
    size: isConfirmed ? 1.6 : 0.5,
  };
}

function chosenMark({ candleAt }: Decision, color: string): SeriesMarker<Time> {
  return { time: timeOf(candleAt), position: 'aboveBar', shape: 'square', color, size: 0.8 };
}
