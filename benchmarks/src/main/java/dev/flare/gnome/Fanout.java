package dev.flare.gnome;

import com.sun.management.OperatingSystemMXBean;
import dev.flare.gnome.decision.Analysed;
import dev.flare.gnome.decision.DecisionBroadcast;
import dev.flare.gnome.decision.DecisionLog;
import dev.flare.gnome.decision.Digest;
import dev.flare.gnome.feed.MarketTime;
import dev.flare.market.Candle;
import dev.flare.market.Decision;
import dev.flare.service.stomp.Broadcast;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.Market;
import dev.flare.signal.PairAnalyst;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;

/// A running Gnome that tells real decisions to a crowd of listeners in the same process: every
/// delivery is timed from before the decision is written to disk until a listener has it.
public final class Fanout implements AutoCloseable {
  /// Decisions that are under way at once where it goes as fast as it can, below what a listener's
  /// buffer holds.
  private static final int WINDOW = 100;

  private final ConfigurableApplicationContext gnome;
  private final PairAnalyst analyst =
      new PairAnalyst(Market.pair(1), Market.GRANULARITY, AnalysisMethod.standard());
  private final Market market = new Market(1);
  private final DecisionBroadcast broadcast;
  private final Crowd crowd;
  private volatile Instant now = Instant.EPOCH;
  private final long[] toldAt = new long[100_000];
  private final long[] delays = new long[10_000_000];
  private final AtomicInteger delivered = new AtomicInteger();
  private int told;

  /// @param directory name of a storage directory that is not there yet
  /// @param more settings of the Gnome
  public Fanout(String directory, int size, Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>(more);
    settings.putAll(Map.of("PORT", "0", "PERSISTENCE_DIRECTORY", directory, "MARKET_DATA", "rest"));
    gnome = GnomeApplication.launch().start(settings);
    broadcast =
        new DecisionBroadcast(
            gnome.getBean(DecisionLog.class),
            gnome.getBean(Broadcast.class),
            gnome.getBean(Digest.class),
            new MarketTime(() -> now, 1),
            new SimpleMeterRegistry());
    analyst.warmUp(market.next(PairAnalyst.WARM_UP));
    String port = gnome.getEnvironment().getRequiredProperty("local.server.port");
    URI address = URI.create("http://127.0.0.1:" + port);
    awaitListening(address);
    crowd = new Crowd(address, size, this::heard);
  }

  /// Returns when listeners are let in: a broker is not there at once.
  private static void awaitListening(URI address) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!isListening(address)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("nobody is let in");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static boolean isListening(URI address) {
    try (Ear _ = new Ear(address, (_, _) -> {})) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// So many decisions at a steady pace.
  public Deliveries paced(int decisions, Duration pause) throws InterruptedException {
    Start start = start();
    long began = start.nanos();
    for (int each = 0; each < decisions; each++) {
      long due = began + each * pause.toNanos();
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      tell();
    }
    return finished(start);
  }

  /// So many decisions as fast as the slowest listener hears them.
  public Deliveries flatOut(int decisions) throws InterruptedException {
    Start start = start();
    for (int each = 0; each < decisions; each++) {
      while (told - crowd.heardByAll() >= WINDOW) {
        LockSupport.parkNanos(100_000);
      }
      tell();
    }
    return finished(start);
  }

  private void tell() {
    Candle candle = market.next();
    Decision decision = analyst.analyse(candle).orElseThrow();
    now = candle.closesAt(Market.GRANULARITY);
    told++;
    toldAt[told] = System.nanoTime();
    broadcast.publish(
        decision.pair(), List.of(new Analysed(decision, now)), analyst.memory().orElseThrow());
  }

  private void heard(long seq, long nanos) {
    delays[delivered.getAndIncrement()] = nanos - toldAt[(int) seq];
  }

  /// What there was when a measurement began.
  private record Start(int delivered, long nanos, long cpu, long listening) {}

  private Start start() {
    return new Start(delivered.get(), System.nanoTime(), cpuNanos(), crowd.cpuNanos());
  }

  /// Time of all cores that this process has taken.
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private Deliveries finished(Start start) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (crowd.heardByAll() < told) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not everybody heard everything");
      }
      Thread.sleep(1);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start.nanos());
    long listening = crowd.cpuNanos() - start.listening();
    long telling = cpuNanos() - start.cpu() - listening;
    long[] sorted = Arrays.copyOfRange(delays, start.delivered(), delivered.get());
    Arrays.sort(sorted);
    return new Deliveries(sorted, took, telling, listening, crowd.disorders());
  }

  /// How many deliveries there were, how long each took, and how many came in a wrong order.
  ///
  /// @param telling time of all cores that the process took beside its listeners, in nanoseconds
  /// @param listening time of all cores that the listeners took, in nanoseconds
  public record Deliveries(
      long[] sorted, Duration took, long telling, long listening, long disorders) {
    public double millis(double share) {
      return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    public long perSecond() {
      return Math.round(sorted.length / (took.toNanos() / 1e9));
    }

    public double microsTelling() {
      return telling / 1e3 / sorted.length;
    }

    public double microsListening() {
      return listening / 1e3 / sorted.length;
    }
  }

  @Override
  public void close() throws IOException {
    crowd.close();
    gnome.close();
  }
}
