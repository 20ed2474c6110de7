package dev.flare.e2e;

import dev.flare.market.Amount;
import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.CandleSource;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Both ports to an exchange, out of one recorded candle file and a clock that the test moves.
///
/// Its price is the close of the latest closed candle; buying costs and selling loses two
/// hundredths of a percent.
final class RecordedMarket implements CandleSource, ConversionVenue, InstantSource {
  private static final BigDecimal HALF_SPREAD = new BigDecimal("0.0002");

  private final CandleFile file;
  private int closed;
  private int quotes;

  RecordedMarket(CandleFile file, int closedAtFirst) {
    this.file = file;
    this.closed = closedAtFirst;
  }

  /// Lets the next candle close; false at the end of the file.
  boolean nextCandle() {
    boolean more = closed < file.candles().size();
    closed += more ? 1 : 0;
    return more;
  }

  Candle latest() {
    return file.candles().get(closed - 1);
  }

  @Override
  public Instant instant() {
    return latest().closesAt(file.granularity());
  }

  @Override
  public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
    return file.candles().subList(Math.max(0, closed - count), closed);
  }

  @Override
  public boolean lists(Pair pair) {
    return pair.equals(file.pair());
  }

  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    BigDecimal price = price(target);
    BigDecimal received = spend.value().multiply(price).setScale(8, RoundingMode.DOWN);
    Amount receive = new Amount(received, target);
    return new QuoteAnswer.Quoted(new Quote("quote-" + ++quotes, spend, receive, price, ""));
  }

  private BigDecimal price(Coin target) {
    boolean buys = target.equals(file.pair().base());
    BigDecimal cut = latest().rate().multiply(HALF_SPREAD);
    return buys
        ? BigDecimal.ONE.divide(latest().rate().add(cut), MathContext.DECIMAL64)
        : latest().rate().subtract(cut);
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    return new ConversionOutcome.Converted(quote.spend(), quote.receive(), instant());
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return Optional.empty();
  }
}
