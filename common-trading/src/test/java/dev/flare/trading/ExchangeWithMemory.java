package dev.flare.trading;

import dev.flare.market.AccountName;
import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionBooks;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Finding;
import dev.flare.market.LostConversion;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An exchange with a wallet and records of its own, which loses answers as told. Its prices are
/// those of a [PriceBoard].
final class ExchangeWithMemory implements ConversionVenue, ConversionBooks {
  private static final Duration SETTLED = Duration.ofSeconds(90);

  /// What happens to the answer of a trade.
  enum Fate {
    ANSWERED,
    DONE_AND_LOST,
    LOST_AND_NOT_DONE,
    /// Our own program fails while it reads the answer.
    DONE_AND_BROKEN,
    REFUSED
  }

  /// What truly happened.
  record Executed(String id, Quote quote, Instant at) {
    private LostConversion.Answered answer() {
      return new LostConversion.Answered(quote.spend(), quote.receive(), at);
    }
  }

  private final PriceBoard prices;
  private final MovableClock clock;
  private final Map<Coin, Amount> wallet = new HashMap<>();
  private final Map<Coin, Amount> bound = new HashMap<>();
  private final List<Executed> executed = new ArrayList<>();
  private final Deque<Fate> fates = new ArrayDeque<>();
  private boolean readable = true;
  private AccountName account = new AccountName("https://exchange", "111");
  private boolean tellsWho = true;
  private boolean breaksNextSearch;

  ExchangeWithMemory(PriceBoard prices, MovableClock clock) {
    this.prices = prices;
    this.clock = clock;
  }

  void owns(String amount, String coin) {
    Coin known = new Coin(coin);
    wallet.put(known, Amount.of(amount, known));
  }

  /// An order of the owner's holds back so much more.
  void holdsBack(String amount, String coin) {
    Coin known = new Coin(coin);
    bound.put(known, Amount.of(amount, known));
  }

  private Amount bound(Coin coin) {
    return bound.getOrDefault(coin, Amount.zero(coin));
  }

  Amount has(Coin coin) {
    return wallet.getOrDefault(coin, Amount.zero(coin));
  }

  void nextTrade(Fate fate) {
    fates.add(fate);
  }

  /// Other keys are set, which open the account of this number.
  void isOpenedFor(String user) {
    account = new AccountName("https://exchange", user);
  }

  /// Whether it says whose keys they are.
  void tellsWho(boolean now) {
    tellsWho = now;
  }

  @Override
  public AccountName account() {
    if (!tellsWho) {
      throw new ExchangeUnavailable("nobody says who");
    }
    return account;
  }

  @Override
  public String keyMark() {
    return "key of " + account.user();
  }

  void isReadable(boolean now) {
    readable = now;
  }

  /// Our own program fails during the next search.
  void breaksNextSearch() {
    breaksNextSearch = true;
  }

  /// Whatever was to go wrong does not.
  void isFine() {
    readable = true;
    fates.clear();
  }

  List<Executed> executed() {
    return executed;
  }

  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    return prices.quote(spend, target);
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    clock.pass(Duration.ofMillis(1));
    Fate fate = fates.isEmpty() ? Fate.ANSWERED : fates.poll();
    if (has(quote.spend().coin()).compareTo(quote.spend()) < 0) {
      return new ConversionOutcome.Refused("43012", "Insufficient balance");
    }
    return switch (fate) {
      case ANSWERED -> {
        execute(quote);
        yield new ConversionOutcome.Converted(quote.spend(), quote.receive(), clock.instant());
      }
      case DONE_AND_LOST -> {
        execute(quote);
        yield new ConversionOutcome.Unknown("the connection was reset");
      }
      case LOST_AND_NOT_DONE -> new ConversionOutcome.Unknown("the connection was reset");
      case DONE_AND_BROKEN -> {
        execute(quote);
        throw new NoClassDefFoundError("replaced while running");
      }
      case REFUSED -> new ConversionOutcome.Refused("12021", "expired");
    };
  }

  private void execute(Quote quote) {
    Amount spend = quote.spend();
    Amount receive = quote.receive();
    wallet.put(spend.coin(), has(spend.coin()).minus(spend));
    wallet.put(receive.coin(), has(receive.coin()).plus(receive));
    executed.add(new Executed("r" + executed.size(), quote, clock.instant()));
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return prices.limits(coin);
  }

  @Override
  public Map<Coin, Balance> balances() {
    if (!readable) {
      throw new ExchangeUnavailable("no balances within 3000 ms");
    }
    Map<Coin, Balance> balances = new HashMap<>();
    wallet.forEach((coin, amount) -> balances.put(coin, new Balance(amount, bound(coin))));
    return balances;
  }

  @Override
  public Finding find(LostConversion lost) {
    if (breaksNextSearch) {
      breaksNextSearch = false;
      throw new NoClassDefFoundError("replaced while running");
    }
    if (!readable) {
      return new Finding.StillUnknown("the records cannot be read");
    }
    List<LostConversion.Answered> explaining = new ArrayList<>(lost.answered());
    List<Executed> matches =
        executed.stream()
            .filter(each -> !explaining.remove(each.answer()))
            .filter(each -> !lost.claimed().contains(each.id()))
            .filter(each -> each.quote().spend().equals(lost.quote().spend()))
            .filter(each -> each.quote().receive().equals(lost.quote().receive()))
            .filter(each -> !each.at().isBefore(lost.submittedAt()))
            .toList();
    return switch (matches.size()) {
      case 0 -> withoutRecord(lost);
      case 1 -> converted(matches.getFirst());
      default -> new Finding.NeedsOperator(matches.size() + " records fit");
    };
  }

  private static Finding converted(Executed found) {
    Quote quote = found.quote();
    return new Finding.Converted(found.id(), quote.spend(), quote.receive(), found.at());
  }

  private Finding withoutRecord(LostConversion lost) {
    if (clock.instant().isBefore(lost.submittedAt().plus(SETTLED))) {
      return new Finding.StillUnknown("a record may still appear");
    }
    return !lost.before().isEmpty() && lost.before().stream().allMatch(this::isAsNow)
        ? new Finding.NotExecuted()
        : new Finding.NeedsOperator("no record, and the balances are others than " + lost.before());
  }

  private boolean isAsNow(Balance before) {
    return has(before.available().coin()).equals(before.available());
  }
}
