package dev.flare.market;

import java.math.BigDecimal;

/// A binding offer of the venue for a few seconds: spend this, receive that.
///
/// @param id the venue's name for it (BitGet: traceId)
/// @param price units of the received coin for one unit of the spent coin
/// @param form what the venue wants to get back, letter for letter, to take the offer (BitGet: the
///   body of the trade request); empty where nothing is sent
public record Quote(String id, Amount spend, Amount receive, BigDecimal price, String form) {
  public Quote {
    if (!spend.isPositive() || !receive.isPositive()) {
      throw new IllegalArgumentException("Quote %s gives %s for %s".formatted(id, receive, spend));
    }
  }
}
