package dev.flare.trader;

import dev.flare.service.web.Problem;
import dev.flare.trading.CloseOffer;
import dev.flare.trading.Trader;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What closing a position would bring, for whoever is about to do so.
@RestController
@RequestMapping("/api/positions/{id}/offer")
final class OfferController {
  private final Trader trader;

  OfferController(Trader trader) {
    this.trader = trader;
  }

  record Offer(String id, String value, String pnl, String pnlPercentage, long at) {}

  /// Asks the exchange anew each time.
  @GetMapping
  Offer offer(@PathVariable String id) {
    return switch (trader.offerFor(id)) {
      case CloseOffer.Made(var brings, var gain, var change, var at) ->
          new Offer(id, brings.plain(), gain.plain(), change.plain(), at.toEpochMilli());
      case CloseOffer.NotMade(var reason, var detail) ->
          throw Problem.unavailable("no-offer", "%s: %s".formatted(reason, detail));
      case CloseOffer.NotOpen _ ->
          throw Problem.notFound("position-not-open", id + " is no open position");
    };
  }
}
