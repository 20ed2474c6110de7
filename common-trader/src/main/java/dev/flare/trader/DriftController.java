package dev.flare.trader;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.service.web.Problem;
import dev.flare.trading.DriftAnswer;
import dev.flare.trading.DriftRemedy;
import dev.flare.trading.Trader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the account has less than the live book says, and what the user does about it.
@RestController
@RequestMapping("/api/drift")
final class DriftController {
  private final Trader trader;

  DriftController(Trader trader) {
    this.trader = trader;
  }

  /// @param lookedAt when account and book were compared last, `null` when they never were
  record Drifts(@Nullable Long lookedAt, List<TraderJson.Drifting> drifts) {}

  /// @param missing what the caller saw missing
  record Remedy(@Nullable String action, @Nullable BigDecimal missing) {}

  @GetMapping
  Drifts drift() {
    return new Drifts(
        trader.walletLookedAt().map(Instant::toEpochMilli).orElse(null),
        trader.drifts().stream().map(TraderJson::of).toList());
  }

  /// Adopts, shrinks or ignores.
  @PostMapping("/{coin}")
  Drifts settle(@PathVariable String coin, @RequestBody Remedy wish) {
    Coin known = coin(coin);
    DriftRemedy remedy = remedy(wish);
    Amount seen = new Amount(TraderController.required("missing", wish.missing), known);
    return switch (TraderController.answer(trader.settleDrift(seen, remedy))) {
      case DriftAnswer.Done _ -> drift();
      case DriftAnswer.NoDrift _ ->
          throw Problem.notFound("drift-unknown", "No %s is known to be missing".formatted(known));
      case DriftAnswer.Unsettled _ ->
          throw Problem.conflict(
              "drift-unsettled",
              "A conversion or a slip may explain what is missing of %s; look again in a minute"
                  .formatted(known));
      case DriftAnswer.Changed(var missing) ->
          throw Problem.conflict(
              "drift-changed", "%s are missing, not %s".formatted(missing, wish.missing));
      case DriftAnswer.Outdated _ ->
          throw Problem.conflict(
              "drift-outdated",
              "What the account has of %s was not seen in the last two minutes".formatted(known));
      case DriftAnswer.NothingToShrink _ ->
          throw Problem.conflict(
              "nothing-to-shrink", "%s is cash and no position; adopt it".formatted(known));
      case DriftAnswer.NothingLeft(var position) ->
          throw Problem.conflict(
              "nothing-left", "Nothing is left of %s to adopt; shrink it".formatted(position));
    };
  }

  private static Coin coin(String name) {
    try {
      return new Coin(name);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("drift-unknown", "'%s' is no coin".formatted(name));
    }
  }

  private static DriftRemedy remedy(Remedy wish) {
    return Arrays.stream(DriftRemedy.values())
        .filter(each -> TraderJson.lower(each).equals(wish.action))
        .findFirst()
        .orElseThrow(() -> Problem.malformed("action-unknown", "action is one of " + actions()));
  }

  private static String actions() {
    return Arrays.stream(DriftRemedy.values())
        .map(TraderJson::lower)
        .collect(Collectors.joining(", "));
  }
}
