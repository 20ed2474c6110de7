package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.service.web.Problem;
import dev.flare.trading.Trader;
import dev.flare.trading.WriteOffAnswer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Closes live positions whose coins are gone, on a person's word.
@RestController
@RequestMapping("/api/positions/{id}/write-off")
final class WriteOffController {
  private final Trader trader;
  private final Coin baseToken;

  WriteOffController(Trader trader, TraderComponent settings) {
    this.trader = trader;
    this.baseToken = settings.trader().rules().baseToken();
  }

  /// @param received what the coins brought elsewhere
  /// @param force although the account may still have the coins
  record Wish(@Nullable BigDecimal received, @Nullable Boolean force) {}

  @PostMapping
  TraderJson.Trade writeOff(@PathVariable String id, @RequestBody Wish said) {
    BigDecimal received = TraderController.required("received", said.received);
    Amount brought = new Amount(TraderController.cash(received), baseToken);
    boolean force = Boolean.TRUE.equals(said.force);
    return switch (TraderController.answer(trader.writeOff(id, brought, force))) {
      case WriteOffAnswer.Done(var position) -> TraderReport.trade(position, trader.status());
      case WriteOffAnswer.NoSuchPosition _ ->
          throw Problem.notFound("position-unknown", "There is no position " + id);
      case WriteOffAnswer.NotOpen _ ->
          throw Problem.conflict("position-not-open", id + " is being closed or closed already");
      case WriteOffAnswer.OnPaper _ ->
          throw Problem.conflict("position-on-paper", id + " is a demo position; close it");
      case WriteOffAnswer.Implausible(var worth) ->
          throw Problem.malformed("amount-implausible", "%s was worth %s".formatted(id, worth));
      case WriteOffAnswer.StillThere(var left) ->
          throw Problem.conflict(
              "coins-still-there",
              "The account has %s of %s; close it, or send {\"force\": true} if those are others"
                  .formatted(left, id));
      case WriteOffAnswer.Unsettled _ ->
          throw Problem.conflict(
              "write-off-unsettled",
              "A conversion of its coin is under way or being looked for; try again after it");
      case WriteOffAnswer.AccountUnknown(var reason) ->
          throw Problem.unavailable(
              "account-unknown", reason + "; {\"force\": true} closes it all the same");
    };
  }
}
