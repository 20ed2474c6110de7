package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.LostConversion;
import dev.flare.market.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A trade that some process sent with a key.
///
/// @param quote the exchange's name for its quote; no two trades have the same
/// @param sentAt by the exchange's clock
/// @param doneAt the time on its answer or record; empty while nobody knows whether it was done
record SentTrade(
    String quote, Amount paid, Amount received, Instant sentAt, Optional<Instant> doneAt) {
  private static final int WORDS = 7;

  static SentTrade of(Quote quote, Instant sentAt) {
    return new SentTrade(quote.id(), quote.spend(), quote.receive(), sentAt, Optional.empty());
  }

  SentTrade doneAt(Instant at) {
    return new SentTrade(quote, paid, received, sentAt, Optional.of(at));
  }

  /// What its record says as well; nothing while it is not known whether there is one.
  Optional<LostConversion.Answered> answered() {
    return doneAt.map(at -> new LostConversion.Answered(paid, received, at));
  }

  String line() {
    return String.join(
        " ",
        quote,
        paid.plain(),
        paid.coin().name(),
        received.plain(),
        received.coin().name(),
        Long.toString(sentAt.toEpochMilli()),
        doneAt.map(at -> Long.toString(at.toEpochMilli())).orElse("-"));
  }

  /// Whatever is no line of ours is left out; what a later version says behind its end is not
  /// heard.
  static Optional<SentTrade> parse(String line) {
    List<String> words = List.of(line.split(" "));
    try {
      return words.size() >= WORDS ? Optional.of(read(words)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SentTrade read(List<String> words) {
    return new SentTrade(
        words.get(0),
        amount(words.get(1), words.get(2)),
        amount(words.get(3), words.get(4)),
        moment(words.get(5)),
        words.get(6).equals("-") ? Optional.empty() : Optional.of(moment(words.get(6))));
  }

  private static Amount amount(String value, String coin) {
    return new Amount(new BigDecimal(value), new Coin(coin));
  }

  private static Instant moment(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
