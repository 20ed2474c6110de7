package dev.flare.gnome.pair;

import dev.flare.gnome.decision.DecisionController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/board`: what a page of all pairs begins with, before `/topic/digest` goes on.
@RestController
final class BoardController {
  private final PairBoard board;

  BoardController(PairBoard board) {
    this.board = board;
  }

  /// Every pair with its last decision, and of the decisions behind a number the rates and what was
  /// confirmed: the newest of them, as many as are shown.
  @GetMapping("/api/board")
  BoardView board(@RequestParam(defaultValue = "0") long after) {
    return board.inBrief(DecisionController.number(after));
  }
}
