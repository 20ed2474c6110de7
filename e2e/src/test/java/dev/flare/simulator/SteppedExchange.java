package dev.flare.simulator;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.simulator.fault.Faults;
import dev.flare.simulator.fault.Pause;
import dev.flare.simulator.market.SimulatedClock;
import dev.flare.simulator.market.SimulatedMarket;
import dev.flare.trader.CommonTrader;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// A simulator, reached over HTTP, whose time stands still until it is moved; and what truly
/// happened there.
public final class SteppedExchange implements AutoCloseable {
  private static final Coin ELSEWHERE = new Coin("BGB");
  private static final String OWNERS = "owner-";

  private final ConfigurableApplicationContext context;

  private SteppedExchange(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static SteppedExchange start(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>(settings);
    values.put("PORT", "0");
    return new SteppedExchange(SimulatorApplication.launch().start(values, Stepped.class));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = CommonTrader.class)
  static class Stepped {
    @Bean
    @Primary
    Nanos steppedNanos() {
      return new Nanos();
    }

    @Bean
    @Primary
    Pause steppedPause(Nanos nanos) {
      return nanos::pass;
    }
  }

  /// Time that passes when told to.
  static final class Nanos implements LongSupplier {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long getAsLong() {
      return now.get();
    }

    void pass(Duration time) {
      now.addAndGet(time.toNanos());
    }
  }

  /// What was converted, by the name of the quote that was taken.
  public record Done(String quote, Amount paid, Amount received, Instant at) {}

  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  public LongSupplier nanos() {
    return context.getBean(Nanos.class);
  }

  public void pass(Duration time) {
    context.getBean(Nanos.class).pass(time);
  }

  /// By its own clock, whatever it tells callers.
  public Instant now() {
    return context.getBean(SimulatedClock.class).instant();
  }

  /// As freshly started, in all but the time.
  public void reset() {
    context.getBean(SimulatorController.class).reset();
  }

  public void order(FaultOrder order) {
    context.getBean(Faults.class).add(order);
  }

  public void nothingFails() {
    context.getBean(Faults.class).clear();
  }

  public BigDecimal price(Pair pair) {
    return context.getBean(SimulatedMarket.class).find(pair.symbol()).orElseThrow().price(now());
  }

  /// The owner converts by hand, to or from a coin of no interest, until so much is in the account.
  public void ownerLeaves(Amount left) {
    Amount has = balance(left.coin());
    boolean less = left.compareTo(has) < 0;
    Amount moved = less ? has.minus(left) : left.minus(has);
    Amount other = Amount.of("1", ELSEWHERE);
    context
        .getBean(SimulatedAccount.class)
        .convert(
            less ? byOwner(moved, other) : byOwner(other, moved),
            now(),
            new Conversion.Cause("", "", nanos().getAsLong(), Duration.ZERO));
  }

  private IssuedQuote byOwner(Amount spend, Amount receive) {
    return new IssuedQuote(
        OWNERS + UUID.randomUUID(),
        spend.coin(),
        spend.plain(),
        receive.coin(),
        receive.plain(),
        "1",
        now(),
        nanos().getAsLong());
  }

  /// Every conversion but the owner's, oldest first.
  public List<Done> ledger() {
    return context.getBean(SimulatedAccount.class).ledger().stream()
        .filter(each -> !each.quote().traceId().startsWith(OWNERS))
        .map(each -> new Done(each.quote().traceId(), each.spent(), each.received(), each.at()))
        .toList();
  }

  public Amount balance(Coin coin) {
    return context.getBean(SimulatedAccount.class).balance(coin);
  }

  @Override
  public void close() {
    context.close();
  }
}
