package dev.flare.trader;

import dev.flare.service.web.Problem;
import dev.flare.trading.ProtectionLock;
import dev.flare.trading.Trader;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the protections have locked, and the key to it.
@RestController
@RequestMapping("/api/protections")
final class ProtectionController {
  private final Trader trader;

  ProtectionController(Trader trader) {
    this.trader = trader;
  }

  /// Of both modes, the newest first; lifted ones stay until their end.
  @GetMapping
  List<TraderJson.Locked> locks() {
    return trader.locks().stream()
        .sorted(
            Comparator.<ProtectionLock>comparingLong(it -> it.lock().from().toEpochMilli())
                .reversed())
        .map(TraderJson::of)
        .toList();
  }

  /// Lifts a lock by hand; lifting it again changes nothing.
  @DeleteMapping("/{id}")
  TraderJson.Locked lift(@PathVariable String id) {
    return TraderController.answer(trader.lift(id))
        .map(TraderJson::of)
        .orElseThrow(() -> Problem.notFound("lock-unknown", "There is no lock " + id));
  }
}
