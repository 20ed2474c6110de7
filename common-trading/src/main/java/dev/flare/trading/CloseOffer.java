package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Percentage;
import java.time.Instant;

/// What closing an open position would bring, asked of the exchange at this moment. Nothing is held
/// back for it: the close itself takes an offer of its own.
public sealed interface CloseOffer {
  /// @param gain what it would bring less what the position cost
  record Made(Amount brings, Amount gain, Percentage change, Instant at) implements CloseOffer {}

  record NotMade(Refusal reason, String detail) implements CloseOffer {}

  /// It is being closed or closed already, or there never was such a position.
  record NotOpen() implements CloseOffer {}
}
