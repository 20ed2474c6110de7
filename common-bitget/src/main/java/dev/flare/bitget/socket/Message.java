package dev.flare.bitget.socket;

import dev.flare.market.Candle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the exchange said.
public sealed interface Message {
  /// Its answer to a ping.
  record Pong() implements Message {}

  /// Its no to a subscription, or to the connection as a whole.
  ///
  /// @param topic the refused one, when it says which
  record Refused(Optional<Topic> topic, String code, String text) implements Message {}

  /// What a topic brings.
  sealed interface News extends Message {
    Topic topic();
  }

  /// Candles, of which the last may still be forming.
  ///
  /// @param at the exchange's time when it composed them; empty when it does not say
  record Pushed(Topic.Candles topic, List<Candle> candles, Optional<Instant> at) implements News {
    public Pushed {
      candles = List.copyOf(candles);
    }
  }

  /// The price of a pair at one moment.
  ///
  /// @param last price of the newest trade
  /// @param bid what a seller gets; empty when nobody buys
  /// @param ask what a buyer pays; empty when nobody sells
  record Priced(
      Topic.Ticker topic,
      BigDecimal last,
      Optional<BigDecimal> bid,
      Optional<BigDecimal> ask,
      Instant at)
      implements News {}

  /// Acknowledgements, and what this suite did not ask for.
  record Irrelevant() implements Message {}

  /// Nothing of it is believed.
  record Unreadable(String reason) implements Message {}
}
