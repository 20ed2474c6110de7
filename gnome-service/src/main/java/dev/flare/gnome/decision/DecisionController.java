package dev.flare.gnome.decision;

import dev.flare.market.DecisionMessage;
import dev.flare.service.web.Paging;
import dev.flare.service.web.Problem;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/decisions`: what a consumer missed.
@RestController
public final class DecisionController {
  private final DecisionLog log;

  DecisionController(DecisionLog log) {
    this.log = log;
  }

  /// Decisions behind a number, oldest first; the `Link` header goes on from there.
  @GetMapping("/api/decisions")
  ResponseEntity<List<DecisionMessage>> missed(
      @RequestParam(defaultValue = "0") long after, Paging paging) {
    return paging.page(log.after(number(after), paging.wanted()), "after", DecisionMessage::seq);
  }

  /// The number of a decision as a caller gives it; 0 stands before all.
  public static long number(long after) {
    if (after < 0) {
      throw Problem.malformed(
          "after-out-of-range", "after is a number of a decision or 0, not " + after);
    }
    return after;
  }
}
