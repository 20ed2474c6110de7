package dev.flare.bitget;

import dev.flare.bitget.Reads.Reply;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ExchangeUnavailable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The account behind an API key: who it is, what it has, what it converted.
///
/// Only looks; nothing here changes anything at the exchange. Rows about coins whose names are none
/// of ours are left out: nothing here could have traded them.
public final class BitgetAccount {
  private static final String UNIFIED_MODE = "40085";

  private final Reads reads;
  private final History history;

  BitgetAccount(Reads reads) {
    this.reads = reads;
    this.history = new History(reads);
  }

  /// Who we are to the exchange. A key that is turned away is an answer too.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  public AccountState state() {
    ApiCall call = ApiCall.get(Endpoint.ACCOUNT_INFO, Map.of());
    return switch (reads.ask(call, answer -> info(answer.data()))) {
      case Reply.Told<AccountInfo>(var info) -> new AccountState.Classic(info);
      case Reply.Denied<AccountInfo>(var code, _) when code.equals(UNIFIED_MODE) ->
          new AccountState.Unified();
      case Reply.Denied<AccountInfo>(var code, var message) ->
          new AccountState.Barred(code, message);
    };
  }

  /// What the account has; a coin that is absent is not owned.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  public Map<Coin, Balance> balances() {
    return balances(Map.of());
  }

  /// What the account has of `coin`.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  public Balance balance(Coin coin) {
    return Optional.ofNullable(balances(Map.of("coin", coin.name())).get(coin))
        .orElse(Balance.none(coin));
  }

  /// All conversions in `span`, the oldest first.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  public List<ConvertRecord> conversions(TimeSpan span) {
    return history.conversions(span);
  }

  /// All changes of balances in `span` that came from conversions, the oldest first.
  ///
  /// @throws ExchangeUnavailable when no right answer came
  public List<Bill> conversionBills(TimeSpan span) {
    return history.conversionBills(span);
  }

  private Map<Coin, Balance> balances(Map<String, String> query) {
    ApiCall call = ApiCall.get(Endpoint.ASSETS, query);
    return reads.ask(call, answer -> balancesOf(answer.data())).orUnavailable();
  }

  private static Map<Coin, Balance> balancesOf(Json data) {
    Map<Coin, Balance> balances = new HashMap<>();
    for (Json row : data.list()) {
      row.get("coin").coin().ifPresent(coin -> balances.put(coin, balance(row, coin)));
    }
    return Map.copyOf(balances);
  }

  private static Balance balance(Json row, Coin coin) {
    Amount frozen = orZero(row, "frozen", coin);
    return new Balance(
        new Amount(row.get("available").decimal(), coin), frozen.plus(orZero(row, "locked", coin)));
  }

  private static Amount orZero(Json row, String field, Coin coin) {
    return row.find(field).map(size -> new Amount(size.decimal(), coin)).orElse(Amount.zero(coin));
  }

  private static AccountInfo info(Json data) {
    return new AccountInfo(
        data.get("userId").text(), KeyRights.of(texts(data, "authorities")), addresses(data));
  }

  /// BitGet describes them as one text and sends a list.
  private static Set<String> addresses(Json data) {
    return texts(data, "ips").stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Collection<String> texts(Json data, String field) {
    return data
        .find(field)
        .map(found -> found.isList() ? found.list() : List.of(found))
        .orElse(List.of())
        .stream()
        .map(Json::text)
        .toList();
  }
}
