package dev.flare.trader;

import dev.flare.trading.Conversion;
import dev.flare.trading.Position;
import dev.flare.trading.Status;
import dev.flare.trading.Trader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// Positions, as far as they are wanted, and all conversions as files for a spreadsheet (RFC 4180,
/// UTF-8), oldest first.
@RestController
@RequestMapping("/api")
final class ExportController {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final CsvMapper csv = new CsvMapper();
  private final Trader trader;

  ExportController(Trader trader) {
    this.trader = trader;
  }

  @GetMapping("/positions.csv")
  ResponseEntity<StreamingResponseBody> positions(TradeFilter filter) {
    Status now = trader.status();
    Stream<Position> all = Stream.concat(now.held().stream(), now.closed().stream());
    return file(
        "positions.csv",
        TraderJson.Trade.class,
        all.filter(filter::wants).map(position -> TraderReport.trade(position, now)).toList());
  }

  @GetMapping("/conversions.csv")
  ResponseEntity<StreamingResponseBody> conversions() {
    List<Conversion> all = trader.status().conversions();
    return file(
        "conversions.csv",
        TraderJson.Exchange.class,
        all.stream().map(TraderJson::of).map(ExportController::harmless).toList());
  }

  /// What the exchange wrote must not become a formula of the spreadsheet.
  private static TraderJson.Exchange harmless(TraderJson.Exchange conversion) {
    return conversion.withDetail(harmless(conversion.detail()));
  }

  private static @Nullable String harmless(@Nullable String text) {
    return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }

  private <T> ResponseEntity<StreamingResponseBody> file(
      String name, Class<T> type, List<T> newestFirst) {
    CsvSchema schema = csv.schemaFor(type).withHeader().withArrayElementSeparator(" ");
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(out -> {
          if (newestFirst.isEmpty()) {
            out.write(heading(schema).getBytes(StandardCharsets.UTF_8));
          } else {
            csv.writerFor(type).with(schema).writeValues(out).writeAll(newestFirst.reversed());
          }
        });
  }

  /// The library writes it before the first row only.
  private static String heading(CsvSchema schema) {
    return StreamSupport.stream(schema.spliterator(), false)
        .map(CsvSchema.Column::getName)
        .collect(Collectors.joining(",", "", "\n"));
  }
}
