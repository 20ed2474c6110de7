package dev.flare.gnome.pair;

import dev.flare.gnome.decision.DecisionLog;
import dev.flare.market.Candle;
import dev.flare.market.DecisionMessage;
import dev.flare.service.web.Paging;
import dev.flare.service.web.Problem;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.ReadAgain;
import dev.flare.signal.Why;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/pairs/{symbol}`: what its decisions follow from.
@RestController
@RequestMapping("/api/pairs/{symbol}")
final class ReasonController {
  private final Pairs pairs;
  private final CentralLoop loop;
  private final DecisionLog decisions;
  private final Workshop workshop;
  private final ReadingRoom room;

  ReasonController(Pairs pairs, CentralLoop loop, DecisionLog decisions, Workshop workshop) {
    this.pairs = pairs;
    this.loop = loop;
    this.decisions = decisions;
    this.workshop = workshop;
    this.room = new ReadingRoom(this::readAgain);
  }

  /// Why a decision is what it is: the latest, or that of a number.
  @GetMapping("/why")
  WhyView why(@PathVariable String symbol, @RequestParam(required = false) @Nullable Long seq) {
    requireKnown(symbol);
    DecisionMessage decision = decision(symbol, seq);
    return WhyView.of(decision, Why.of(decision.published().decision(), workshop.method()));
  }

  /// What the indicators read at each candle of the analysed series, newest first.
  ///
  /// @param names which of them; all without it
  @GetMapping("/readings")
  ResponseEntity<List<ReadingsView>> readings(
      @PathVariable String symbol,
      @RequestParam(defaultValue = "") Set<String> names,
      Paging paging) {
    requireKnown(symbol);
    Instant before = paging.cursorNumber().map(Instant::ofEpochMilli).orElse(Instant.MAX);
    List<ReadingsView> found =
        read(symbol).reversed().stream()
            .filter(each -> each.openedAt().isBefore(before))
            .limit(paging.wanted())
            .map(each -> ReadingsView.of(each, names))
            .toList();
    return paging.page(found, ReadingsView::openedAt);
  }

  private List<ReadAgain> read(String symbol) {
    List<Candle> candles =
        loop.series(symbol)
            .map(series -> series.before(Instant.MAX, Integer.MAX_VALUE))
            .orElse(List.of());
    return room.read(symbol, candles.reversed());
  }

  private List<ReadAgain> readAgain(List<Candle> candles) {
    AnalysisMethod method = workshop.method();
    return ReadAgain.all(candles, method.settings().indicators(), workshop.granularity());
  }

  private DecisionMessage decision(String symbol, @Nullable Long seq) {
    long before = seq == null || seq == Long.MAX_VALUE ? Long.MAX_VALUE : seq + 1;
    return decisions.before(before, symbol, 1).stream()
        .filter(each -> seq == null || each.seq() == seq)
        .findFirst()
        .orElseThrow(() ->
            Problem.notFound(
                "decision-unknown",
                seq == null
                    ? "Nothing has been decided about %s yet".formatted(symbol)
                    : "No decision %d about %s is kept".formatted(seq, symbol)));
  }

  private void requireKnown(String symbol) {
    if (pairs.find(symbol).isEmpty()) {
      throw PairController.unknown(symbol);
    }
  }

  /// What the indicators read at a candle.
  record ReadingsView(long openedAt, Map<String, Double> values) {
    static ReadingsView of(ReadAgain read, Set<String> names) {
      Map<String, Double> values = new LinkedHashMap<>(read.values());
      if (!names.isEmpty()) {
        values.keySet().retainAll(names);
      }
      return new ReadingsView(read.openedAt().toEpochMilli(), values);
    }
  }
}
