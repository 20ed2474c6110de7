package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionVenue;
import dev.flare.market.ExchangeUnavailable;
import java.util.List;
import java.util.function.Supplier;

/// The account whose money moves in live mode.
///
/// @param venue converts for real
/// @param books what the exchange has written down of it
/// @param obstacles why no position may be opened with it now; closing is never kept from
public record LiveAccount(
    ConversionVenue venue, ConversionBooks books, Supplier<List<String>> obstacles) {

  /// The smallest amount of a coin that is converted; nothing where the exchange does not tell.
  Amount smallest(Coin coin) {
    try {
      return venue.limits(coin).map(ConversionLimits::minimum).orElseGet(() -> Amount.zero(coin));
    } catch (ExchangeUnavailable e) {
      return Amount.zero(coin);
    }
  }
}
