package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened in an account, read page by page from the newest to the oldest.
///
/// BitGet does not say whether the ends of a time span belong to it, nor in which order rows come:
/// asked is for a second more on both sides, kept is what lies inside, sorted by time.
record History(Reads reads) {
  private static final Duration MARGIN = Duration.ofSeconds(1);
  private static final int RECORDS_A_PAGE = 100;
  private static final int BILLS_A_PAGE = 500;

  List<ConvertRecord> conversions(TimeSpan span) {
    Question question = new Question(Endpoint.CONVERT_RECORDS, Map.of(), span, RECORDS_A_PAGE);
    return rows(question, History::records).stream()
        .filter(row -> span.contains(row.at()))
        .sorted(Comparator.comparing(ConvertRecord::at))
        .toList();
  }

  List<Bill> conversionBills(TimeSpan span) {
    Question question =
        new Question(Endpoint.BILLS, Map.of("groupType", "convert"), span, BILLS_A_PAGE);
    return rows(question, History::bills).stream()
        .filter(row -> span.contains(row.at()))
        .sorted(Comparator.comparing(Bill::at))
        .toList();
  }

  private record Question(
      Endpoint endpoint, Map<String, String> filter, TimeSpan span, int pageSize) {
    ApiCall before(Optional<BigInteger> cursor) {
      Map<String, String> query = new HashMap<>(filter);
      query.put("startTime", millis(span.from().minus(MARGIN)));
      query.put("endTime", millis(span.to().plus(MARGIN)));
      query.put("limit", Integer.toString(pageSize));
      cursor.ifPresent(id -> query.put("idLessThan", id.toString()));
      return ApiCall.get(endpoint, query);
    }

    private static String millis(Instant moment) {
      return Long.toString(moment.toEpochMilli());
    }
  }

  /// @param size how many rows came, also those that are of no interest
  /// @param end the id before which the next page begins
  private record Page<T>(Map<String, T> rows, int size, Optional<BigInteger> end) {
    boolean leadsBeyond(Optional<BigInteger> cursor) {
      return end.isPresent() && (cursor.isEmpty() || end.get().compareTo(cursor.get()) < 0);
    }
  }

  @FunctionalInterface
  private interface PageReader<T> {
    Page<T> read(Json data);
  }

  /// Ends with a page that is not full; the ends of all others lead ever further back.
  private <T> List<T> rows(Question question, PageReader<T> reader) {
    Map<String, T> rows = new LinkedHashMap<>();
    Optional<BigInteger> cursor = Optional.empty();
    while (true) {
      Page<T> page = page(question.before(cursor), reader);
      rows.putAll(page.rows());
      if (page.size() < question.pageSize() || !page.leadsBeyond(cursor)) {
        return List.copyOf(rows.values());
      }
      cursor = page.end();
    }
  }

  private <T> Page<T> page(ApiCall call, PageReader<T> reader) {
    return reads.ask(call, answer -> reader.read(answer.data())).orUnavailable();
  }

  private static Page<ConvertRecord> records(Json data) {
    List<Json> list = data.get("dataList").list();
    Map<String, ConvertRecord> rows = new LinkedHashMap<>();
    list.forEach(row -> record(row).ifPresent(record -> rows.put(record.id(), record)));
    return new Page<>(
        rows, list.size(), data.find("endId").map(History::number).or(() -> lowest(list, "id")));
  }

  private static Page<Bill> bills(Json data) {
    List<Json> list = data.list();
    Map<String, Bill> rows = new LinkedHashMap<>();
    list.forEach(row -> bill(row).ifPresent(bill -> rows.put(bill.id(), bill)));
    return new Page<>(rows, list.size(), lowest(list, "billId"));
  }

  private static Optional<BigInteger> lowest(List<Json> rows, String field) {
    return rows.stream().map(row -> number(row.get(field))).min(Comparator.naturalOrder());
  }

  private static BigInteger number(Json id) {
    return new BigInteger(id.id());
  }

  private static Optional<ConvertRecord> record(Json row) {
    Optional<Amount> paid = amount(row, "fromCoinSize", row.get("fromCoin").coin());
    Optional<Amount> received = amount(row, "toCoinSize", row.get("toCoin").coin());
    return paid.isEmpty() || received.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConvertRecord(
                row.get("id").id(),
                row.get("ts").instant(),
                paid.get(),
                received.get(),
                row.get("cnvtPrice").decimal(),
                row.find("fee").map(Json::decimal).orElse(BigDecimal.ZERO)));
  }

  private static Optional<Bill> bill(Json row) {
    return row.get("coin")
        .coin()
        .map(coin ->
            new Bill(
                row.get("billId").id(),
                row.get("cTime").instant(),
                row.get("businessType").text(),
                new Amount(row.get("size").decimal(), coin),
                new Amount(row.get("balance").decimal(), coin)));
  }

  private static Optional<Amount> amount(Json row, String field, Optional<Coin> coin) {
    return coin.map(known -> new Amount(row.get(field).decimal(), known));
  }
}
