package dev.flare.bitget;

import dev.flare.market.AccountName;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Finding;
import dev.flare.market.LostConversion;
import dev.flare.market.Quote;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// BitGet's conversion records and balances of an account, as evidence of what became of a trade.
public final class BitgetBooks implements ConversionBooks {
  private final BitgetAccount account;
  private final SentTrades sent;
  private final ExchangeClock clock;
  private final URI exchange;
  private final String keyMark;

  BitgetBooks(
      BitgetAccount account, SentTrades sent, ExchangeClock clock, URI exchange, ApiKeys keys) {
    this.account = account;
    this.sent = sent;
    this.clock = clock;
    this.exchange = exchange;
    this.keyMark = BudgetDirectory.mark(exchange, keys);
  }

  @Override
  public AccountName account() {
    return switch (account.state()) {
      case AccountState.Classic(var info) -> new AccountName(exchange.toString(), info.user());
      case AccountState.Unified unified -> throw new ExchangeUnavailable(unified.advice());
      case AccountState.Barred(var code, var message) ->
          throw new ExchangeUnavailable(new Answer.Denied(code, message).explained());
    };
  }

  @Override
  public String keyMark() {
    return keyMark;
  }

  @Override
  public Map<Coin, Balance> balances() {
    return account.balances();
  }

  /// Why other traders with the same keys cannot be told of a trade at the moment, if they cannot.
  /// Whatever is lost meanwhile stays unknown, since its record could be theirs.
  public Optional<String> noteObstacle() {
    return sent.obstacle();
  }

  @Override
  public Finding find(LostConversion lost) {
    try {
      Finding finding = found(lost);
      note(lost.quote(), finding);
      return finding;
    } catch (ExchangeUnavailable e) {
      return new Finding.StillUnknown(String.valueOf(e.getMessage()));
    }
  }

  /// Other traders are read after the records: each notes its trade before it sends it, so that no
  /// record is there without its note. What is known to be done explains its own record.
  private Finding found(LostConversion lost) {
    Instant now = clock.instant();
    LostTrade trade =
        new LostTrade(
            lost.quote(), lost.submittedAt(), lost.submittedAt(), lost.claimed(), clock.speed());
    Optional<List<ConvertRecord>> all = ifTold(() -> account.conversions(trade.searched(now)));
    List<SentTrade> others = sent.like(lost.quote());
    List<LostConversion.Answered> answered =
        Stream.concat(
                lost.answered().stream(), others.stream().flatMap(each -> each.answered().stream()))
            .distinct()
            .toList();
    Optional<List<ConvertRecord>> records = all.map(each -> unanswered(each, answered));
    Optional<List<ConvertRecord>> since = ifTold(() -> since(trade, lost, now));
    Optional<Map<Coin, Balance>> balances = since.flatMap(_ -> ifTold(account::balances));
    Evidence evidence = new Evidence(records, before(lost), balances, now);
    return Reconciliation.of(
        trade, rivals(trade, others), evidence.carriedForward(since.orElse(List.of())));
  }

  /// What others have converted with the same account since, another trader or a person; never what
  /// may be the trade itself, whenever it was done. Asked only once the balances count.
  private List<ConvertRecord> since(LostTrade trade, LostConversion lost, Instant now) {
    if (now.isBefore(trade.settledAt()) || trade.isForgotten(now)) {
      return List.of();
    }
    TimeSpan since = new TimeSpan(trade.submittedAt(), now);
    return unanswered(account.conversions(since), lost.answered()).stream()
        .filter(each -> !lost.claimed().contains(each.id()))
        .filter(each -> !each.paid().equals(lost.quote().spend()))
        .toList();
  }

  /// Trades of others that may have left the record that is looked for.
  private static List<SentTrade> rivals(LostTrade trade, List<SentTrade> others) {
    return others.stream()
        .filter(each -> each.doneAt().isEmpty())
        .filter(each -> trade.mayBeMistakenFor(each.sentAt()))
        .toList();
  }

  private void note(Quote quote, Finding finding) {
    switch (finding) {
      case Finding.Converted(_, _, _, var at) -> sent.done(quote, at);
      case Finding.NotExecuted _ -> sent.notDone(quote);
      case Finding.StillUnknown _, Finding.NeedsOperator _ -> {}
    }
  }

  /// Each answer explains one record, never two.
  private static List<ConvertRecord> unanswered(
      List<ConvertRecord> records, List<LostConversion.Answered> answered) {
    List<LostConversion.Answered> explaining = new ArrayList<>(answered);
    return records.stream()
        .filter(each ->
            !explaining.remove(
                new LostConversion.Answered(each.paid(), each.received(), each.at())))
        .toList();
  }

  private static Optional<Map<Coin, Balance>> before(LostConversion lost) {
    return lost.before().isEmpty()
        ? Optional.empty()
        : Optional.of(
            lost.before().stream()
                .collect(Collectors.toMap(each -> each.available().coin(), Function.identity())));
  }

  private static <T> Optional<T> ifTold(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (ExchangeUnavailable e) {
      return Optional.empty();
    }
  }
}
