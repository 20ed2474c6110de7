package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Balance;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ExchangeUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what the account has with what the live book says, once a minute.
///
/// An alarm takes two looks that agree, at least ten seconds apart, without a change of the book in
/// between: answers of the exchange may lag behind what was just converted. So does its end. What
/// is missing but too little to be converted is dust and no drift. Everything that changes
/// something is called within the mailbox.
final class WalletWatch {
  private static final System.Logger LOG = System.getLogger(WalletWatch.class.getName());
  private static final Duration PACE = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final Duration REMINDER = Duration.ofHours(1);

  /// What was seen longer ago is no reason to change the book.
  private static final Duration STALE = Duration.ofMinutes(2);

  private final Book book;
  private final Optional<LiveAccount> account;
  private final Optional<HomeAccount> home;
  private final Shortages shortages;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Executor threads;
  private final Executor mailbox;
  private final Map<Coin, Drift> suspected = new HashMap<>();
  private final Map<Coin, Drift> found = new ConcurrentHashMap<>();

  /// Of which the last look missed nothing, after it was known to be missing.
  private final Set<Coin> backPerhaps = new HashSet<>();

  private final Map<Coin, Long> seenNanos = new HashMap<>();
  private final Map<Coin, Long> toldNanos = new HashMap<>();
  private volatile Optional<Instant> lookedAt = Optional.empty();
  private boolean asking;
  private long nextNanos;

  WalletWatch(Book book, ConversionDesk desk, Surroundings surroundings, Executor mailbox) {
    this.book = book;
    this.home = desk.home();
    this.shortages = desk.shortages();
    this.account = surroundings.live();
    this.clock = surroundings.clock();
    this.nanos = surroundings.nanos();
    this.threads = surroundings.threads();
    this.mailbox = mailbox;
    this.nextNanos = nanos.getAsLong();
  }

  /// Asks what the account has, when it is time to.
  void look() {
    account.filter(_ -> !asking && nanos.getAsLong() - nextNanos >= 0).ifPresent(this::look);
  }

  private void look(LiveAccount known) {
    Claims claims = Claims.of(book);
    later(PACE);
    if (claims.amounts().isEmpty()) {
      compared(claims, Map.of());
    } else {
      begin(() -> ask(known, claims));
    }
  }

  private void begin(Runnable question) {
    asking = true;
    try {
      threads.execute(question);
    } catch (RuntimeException | Error e) {
      asking = false;
      throw e;
    }
  }

  private void later(Duration pause) {
    nextNanos = nanos.getAsLong() + pause.toNanos();
  }

  private void ask(LiveAccount known, Claims claims) {
    try {
      home.flatMap(HomeAccount::stranger).ifPresent(WalletWatch::saysNothing);
      Map<Coin, Amount> less = less(known, claims);
      mailbox.execute(() -> {
        lookedAt = Optional.of(clock.instant());
        compared(claims, less);
      });
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "The account cannot be compared with the book", e);
    } finally {
      mailbox.execute(() -> asking = false);
    }
  }

  /// What another account has is no drift of this book.
  private static void saysNothing(String why) {
    throw new ExchangeUnavailable(why);
  }

  /// What the account has of each coin of which it has too little.
  private static Map<Coin, Amount> less(LiveAccount known, Claims claims)
      throws ExchangeUnavailable {
    Map<Coin, Balance> balances = known.books().balances();
    Map<Coin, Amount> less = new HashMap<>();
    for (Amount claim : claims.amounts().values()) {
      Coin coin = claim.coin();
      Amount has = balances.getOrDefault(coin, Balance.none(coin)).total();
      if (claim.compareTo(has) > 0 && !isDust(claim.minus(has), known)) {
        less.put(coin, has);
      }
    }
    return less;
  }

  private static boolean isDust(Amount missing, LiveAccount known) {
    Optional<Amount> least = known.venue().limits(missing.coin()).map(ConversionLimits::minimum);
    return least.filter(it -> missing.compareTo(it) < 0).isPresent();
  }

  private void compared(Claims asked, Map<Coin, Amount> less) {
    Claims now = Claims.of(book);
    for (Amount claim : now.inCommonWith(asked)) {
      Optional.ofNullable(less.get(claim.coin()))
          .ifPresentOrElse(
              has -> drifts(new Drift(claim, has, clock.instant(), false)),
              () -> complete(claim.coin()));
    }
    known().stream()
        .filter(coin -> now.of(coin).isEmpty() && !now.unclear().contains(coin))
        .forEach(this::claimedNoMore);
  }

  /// Coins of which something is missing, or was when the user wanted to hear no more of it.
  private Set<Coin> known() {
    return Stream.concat(found.keySet().stream(), book.ignored().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// One look that misses nothing may be a slip like one that does.
  private void complete(Coin coin) {
    suspected.remove(coin);
    if (!known().contains(coin)) {
      return;
    }
    if (backPerhaps.add(coin)) {
      later(AGAIN);
    } else {
      forget(coin);
    }
  }

  /// Cash is claimed again as soon as live is the mode.
  private void claimedNoMore(Coin coin) {
    if (coin.equals(book.baseToken())) {
      isOver(coin);
    } else {
      forget(coin);
    }
  }

  private void drifts(Drift seen) {
    Coin coin = seen.coin();
    backPerhaps.remove(coin);
    Optional<Drift> known = like(seen, found).or(() -> like(seen, suspected));
    if (known.isPresent()) {
      suspected.remove(coin);
      alarm(seen.since(known.get()));
    } else {
      suspected.put(coin, seen);
      later(AGAIN);
    }
  }

  /// What was seen before, when book and account said the same.
  private static Optional<Drift> like(Drift seen, Map<Coin, Drift> before) {
    return Optional.ofNullable(before.get(seen.coin()))
        .filter(each -> each.book().equals(seen.book()))
        .filter(each -> each.account().equals(seen.account()));
  }

  private void alarm(Drift now) {
    Coin coin = now.coin();
    boolean ignored = book.ignores(now);
    Drift before = found.put(coin, now.ignored(ignored));
    seenNanos.put(coin, nanos.getAsLong());
    boolean changed = before != null && !before.missing().equals(now.missing());
    if (!ignored && (changed || isTimeToTell(coin))) {
      toldNanos.put(coin, nanos.getAsLong());
      LOG.log(
          System.Logger.Level.ERROR,
          "drift coin={0} the book says {1}, the account has {2}; adopt, shrink or ignore it",
          coin,
          now.book(),
          now.account());
    }
  }

  private boolean isTimeToTell(Coin coin) {
    Long told = toldNanos.get(coin);
    return told == null || nanos.getAsLong() - told >= REMINDER.toNanos();
  }

  private void forget(Coin coin) {
    isOver(coin);
    book.heed(coin);
  }

  private void isOver(Coin coin) {
    suspected.remove(coin);
    backPerhaps.remove(coin);
    seenNanos.remove(coin);
    toldNanos.remove(coin);
    if (found.remove(coin) != null) {
      LOG.log(System.Logger.Level.INFO, "drift coin={0} is over", coin);
    }
  }

  /// Does what the user wants about a coin.
  ///
  /// @param missing what the user saw missing of it
  DriftAnswer settle(Amount missing, DriftRemedy remedy) {
    Drift drift = found.get(missing.coin());
    if (drift == null) {
      return new DriftAnswer.NoDrift();
    }
    if (isInDoubt(drift)) {
      return new DriftAnswer.Unsettled();
    }
    if (isOutdated(drift)) {
      return new DriftAnswer.Outdated();
    }
    return drift.missing().equals(missing)
        ? settle(drift, remedy)
        : new DriftAnswer.Changed(drift.missing());
  }

  /// Whether the book says something else by now, or the account did at the last look.
  private boolean isInDoubt(Drift drift) {
    Coin coin = drift.coin();
    return suspected.containsKey(coin)
        || backPerhaps.contains(coin)
        || !Claims.of(book).of(coin).equals(Optional.of(drift.book()));
  }

  private boolean isOutdated(Drift drift) {
    Long seen = seenNanos.get(drift.coin());
    return seen == null || nanos.getAsLong() - seen > STALE.toNanos();
  }

  private DriftAnswer settle(Drift drift, DriftRemedy remedy) {
    DriftAnswer answer = new Corrections(book, shortages).settle(drift, remedy);
    if (answer instanceof DriftAnswer.Done) {
      done(drift, remedy);
    }
    return answer;
  }

  private void done(Drift drift, DriftRemedy remedy) {
    LOG.log(
        System.Logger.Level.WARNING,
        "drift coin={0} missing={1} settled by hand: {2}",
        drift.coin(),
        drift.missing(),
        remedy);
    switch (remedy) {
      case ADOPT, SHRINK -> forget(drift.coin());
      case IGNORE -> found.put(drift.coin(), drift.ignored(true));
    }
  }

  /// By coin; readable from any thread.
  List<Drift> found() {
    return found.values().stream()
        .sorted(Comparator.comparing(each -> each.coin().name()))
        .toList();
  }

  /// When the account was compared last; readable from any thread.
  Optional<Instant> lookedAt() {
    return lookedAt;
  }
}
