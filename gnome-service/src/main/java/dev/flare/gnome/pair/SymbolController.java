package dev.flare.gnome.pair;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Pair;
import dev.flare.service.web.Paging;
import dev.flare.service.web.Problem;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/symbols`: what the exchange lists and could be followed.
@RestController
final class SymbolController {
  private final ListedPairs listed;
  private final Pairs pairs;

  SymbolController(ListedPairs listed, Pairs pairs) {
    this.listed = listed;
    this.pairs = pairs;
  }

  /// Pairs that have `q` in their name, the nearest first.
  @GetMapping("/api/symbols")
  ResponseEntity<List<SymbolView>> matching(
      @RequestParam(defaultValue = "") String q, Paging page) {
    List<Pair> found = found(q);
    long from = Math.clamp(page.cursorNumber().orElse(0L), 0, found.size());
    List<Pair> wanted = found.stream().skip(from).limit(page.wanted()).toList();
    return page.page(wanted.stream().map(this::view).toList(), _ -> from + page.limit());
  }

  private List<Pair> found(String text) {
    try {
      return listed.matching(text);
    } catch (ExchangeUnavailable e) {
      throw Problem.unavailable(
          "exchange-unavailable", "Cannot ask the exchange what it lists: " + e.getMessage());
    }
  }

  private SymbolView view(Pair pair) {
    return new SymbolView(
        pair.symbol(),
        pair.base().name(),
        pair.quote().name(),
        pairs.find(pair.symbol()).isPresent());
  }

  /// A pair that the exchange lists.
  ///
  /// @param followed whether it is among Gnome's pairs
  record SymbolView(String symbol, String base, String quote, boolean followed) {}
}
