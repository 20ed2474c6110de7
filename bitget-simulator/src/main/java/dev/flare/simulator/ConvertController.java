package dev.flare.simulator;

import dev.flare.market.Coin;
import dev.flare.simulator.Conversion.Cause;
import dev.flare.simulator.Denial.Code;
import dev.flare.simulator.Records.Range;
import dev.flare.simulator.fault.FaultMarks;
import dev.flare.simulator.market.SimulatedMarket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The calls of Convert.
@RestController
@RequestMapping("/api/v2/convert")
final class ConvertController {
  private static final Logger log = LoggerFactory.getLogger(ConvertController.class);
  private static final int USUAL_PAGE = 20;
  private static final int LARGEST_PAGE = 100;

  private final SimulatedMarket market;
  private final QuoteDesk desk;
  private final SimulatedAccount account;
  private final Records records;
  private final InstantSource clock;
  private final LongSupplier nanos;

  ConvertController(
      SimulatedMarket market,
      QuoteDesk desk,
      SimulatedAccount account,
      Records records,
      InstantSource clock,
      LongSupplier nanos) {
    this.market = market;
    this.desk = desk;
    this.account = account;
    this.records = records;
    this.clock = clock;
    this.nanos = nanos;
  }

  @GetMapping("/currencies")
  Envelope currencies() {
    Instant now = clock.instant();
    return Envelope.success(
        market.coins().stream()
            .map(Coin::new)
            .flatMap(coin -> currency(coin, now).stream())
            .toList(),
        now);
  }

  @GetMapping("/quoted-price")
  Envelope quotedPrice(
      @RequestParam(required = false) @Nullable String fromCoin,
      @RequestParam(required = false) @Nullable String toCoin,
      @RequestParam(required = false) @Nullable String fromCoinSize,
      @RequestParam(required = false) @Nullable String toCoinSize) {
    Instant now = clock.instant();
    Coin from = Parameters.coin("fromCoin", fromCoin);
    Coin to = Parameters.coin("toCoin", toCoin);
    return Envelope.success(quoted(quote(from, fromCoinSize, to, toCoinSize, now)), now);
  }

  @PostMapping("/trade")
  Envelope trade(
      @RequestAttribute(ExchangeDoor.BODY) String body,
      @RequestHeader(ExchangeDoor.TIMESTAMP) String timestamp,
      HttpServletRequest request) {
    Instant now = clock.instant();
    IssuedQuote quote = desk.take(Trade.parse(body));
    Duration delay = FaultMarks.of(request).recordDelay();
    Conversion done =
        account.convert(quote, now, new Cause(body, timestamp, nanos.getAsLong(), delay));
    log.info("converted id={} {} into {}", done.id(), done.spent(), done.received());
    return Envelope.success(
        Map.of(
            "ts", Long.toString(now.toEpochMilli()),
            "cnvtPrice", done.recordedPrice(),
            "toCoinSize", quote.toSize(),
            "toCoin", quote.to().name()),
        now);
  }

  @GetMapping("/convert-record")
  Envelope convertRecord(
      @RequestParam(required = false) @Nullable String startTime,
      @RequestParam(required = false) @Nullable String endTime,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String idLessThan) {
    Range range =
        new Range(Parameters.time("startTime", startTime), Parameters.time("endTime", endTime));
    long before = Parameters.before(idLessThan);
    List<Conversion> page =
        records
            .within(range)
            .filter(done -> done.id() < before)
            .limit(Parameters.limit(limit, USUAL_PAGE, LARGEST_PAGE))
            .toList();
    return Envelope.success(page(page), clock.instant());
  }

  private IssuedQuote quote(
      Coin from, @Nullable String fromSize, Coin to, @Nullable String toSize, Instant now) {
    if (fromSize != null && toSize == null) {
      return desk.spending(from, fromSize, to, now);
    }
    if (toSize != null && fromSize == null) {
      return desk.receiving(from, to, toSize, now);
    }
    throw new Denial(Code.SIZES_WRONG);
  }

  /// Empty for a coin whose market is halted.
  private Optional<Map<String, String>> currency(Coin coin, Instant now) {
    try {
      CoinLimit limit = desk.limit(coin, now);
      return Optional.of(
          Map.of(
              "coin", coin.name(),
              "available", account.balance(coin).plain(),
              "minAmount", limit.minimum().plain(),
              "maxAmount", limit.maximum().plain()));
    } catch (Denial e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> quoted(IssuedQuote quote) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("fee", "0");
    data.put("fromCoinSize", quote.fromSize());
    data.put("fromCoin", quote.from().name());
    data.put("cnvtPrice", quote.price());
    data.put("toCoinSize", quote.toSize());
    data.put("toCoin", quote.to().name());
    data.put("traceId", quote.traceId());
    return data;
  }

  private static Map<String, Object> page(List<Conversion> page) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("dataList", page.stream().map(ConvertController::record).toList());
    data.put("endId", page.isEmpty() ? "" : Long.toString(page.getLast().id()));
    return data;
  }

  private static Map<String, String> record(Conversion done) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", Long.toString(done.id()));
    row.put("ts", Long.toString(done.at().toEpochMilli()));
    row.put("cnvtPrice", done.recordedPrice());
    row.put("fee", "0");
    row.put("fromCoinSize", done.spent().plain());
    row.put("fromCoin", done.spent().coin().name());
    row.put("toCoinSize", done.received().plain());
    row.put("toCoin", done.received().coin().name());
    return row;
  }
}
