package dev.flare.demo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/// `./flare bench footprint`: how long each component takes to be well, and what it takes of the
/// machine, alone and after all of them traded together.
public final class Footprint {
  /// Whether `./flare bench --quick` only wants a look.
  private static final boolean QUICK = Boolean.getBoolean("flare.bench.quick");

  private static final int STARTS = QUICK ? 1 : 3;
  private static final Duration USUAL_LENGTH =
      QUICK ? Duration.ofSeconds(30) : Duration.ofMinutes(3);
  private static final Duration UNTIL_IDLE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final FootprintPlan plan;
  private final Path directory;
  private final FigureReader reader = new FigureReader();

  private Footprint(FootprintPlan plan, Path directory) {
    this.plan = plan;
    this.directory = directory;
  }

  public static void main(String... arguments) throws Exception {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) throws Exception {
    try {
      DemoOptions options = DemoOptions.parse(arguments);
      Path directory = Files.createTempDirectory("flare-footprint-");
      Footprint footprint = new Footprint(new FootprintPlan(options.apps()), directory);
      footprint.starts();
      footprint.together(options.length().orElse(USUAL_LENGTH));
      return 0;
    } catch (DemoFailure e) {
      System.err.println("flare: " + e.getMessage());
      return e.exitCode();
    }
  }

  private void starts() throws Exception {
    print("%nEach by itself, load %.1f%n%n", load());
    print("| | ready without a cache | with | of without | PSS when idle | RSS | threads |%n");
    print("| --- | --- | --- | --- | --- | --- | --- |%n");
    for (ComponentPlan component : plan.alone()) {
      long cold = median(component, true);
      long warm = median(component, false);
      Weight idle = idle(component);
      print(
          "| %s | %.2f s | %.2f s | %.2f | %d MB | %d MB | %d |%n",
          component.name(),
          cold / 1e3,
          warm / 1e3,
          warm / (double) cold,
          mb(idle.pss()),
          mb(idle.rss()),
          idle.threads());
    }
  }

  private long median(ComponentPlan component, boolean cold) throws Exception {
    List<Long> millis = new ArrayList<>();
    for (int each = 0; each < STARTS; each++) {
      long begun = System.nanoTime();
      RunningComponent running = RunningComponent.start(component, directory, cold);
      awaitUp(running);
      millis.add((System.nanoTime() - begun) / 1_000_000);
      end(running);
    }
    return millis.stream().sorted().toList().get(STARTS / 2);
  }

  private Weight idle(ComponentPlan component) throws Exception {
    RunningComponent running = RunningComponent.start(component, directory);
    awaitUp(running);
    sleep(UNTIL_IDLE);
    Weight weight = Weight.of(running.pid());
    end(running);
    return weight;
  }

  private void together(Duration length) throws Exception {
    Map<RunningComponent, HeapCurve> suite = new LinkedHashMap<>();
    RunningComponent exchange = start(plan.simulator());
    try {
      startSuite(exchange.plan(), suite);
      trade(suite, length);
      report(suite, length);
    } finally {
      for (RunningComponent each : List.copyOf(suite.keySet()).reversed()) {
        boolean _ = each.stop();
      }
      end(exchange);
    }
  }

  private void startSuite(ComponentPlan exchange, Map<RunningComponent, HeapCurve> suite)
      throws Exception {
    suite.put(start(plan.pulse()), new HeapCurve());
    RunningComponent gnome = start(plan.gnome(exchange, reader.pairs(exchange)));
    suite.put(gnome, new HeapCurve());
    for (String trader : List.of("flux", "grid")) {
      suite.put(start(plan.trader(trader, exchange, gnome.plan())), new HeapCurve());
    }
  }

  private void trade(Map<RunningComponent, HeapCurve> suite, Duration length) throws IOException {
    long begun = System.nanoTime();
    Duration passed = Duration.ZERO;
    while (passed.compareTo(length) < 0) {
      sleep(BETWEEN_SAMPLES);
      passed = Duration.ofNanos(System.nanoTime() - begun);
      for (Map.Entry<RunningComponent, HeapCurve> each : suite.entrySet()) {
        each.getValue().add(passed, reader.heapBytes(each.getKey().plan()));
      }
    }
  }

  private void report(Map<RunningComponent, HeapCurve> suite, Duration length) throws IOException {
    print(
        "%nTogether, Gnome with 50 pairs, after %.1f min, load %.1f%n%n",
        length.toSeconds() / 60.0, load());
    print("| | PSS | of all | RSS | heap in use | its lows grow by | threads |%n");
    print("| --- | --- | --- | --- | --- | --- | --- |%n");
    List<Weighed> weighed = new ArrayList<>();
    for (Map.Entry<RunningComponent, HeapCurve> each : suite.entrySet()) {
      RunningComponent component = each.getKey();
      weighed.add(
          new Weighed(component.plan().name(), Weight.of(component.pid()), each.getValue()));
    }
    Weight all = weighed.stream().map(Weighed::weight).reduce(Weight.NONE, Weight::plus);
    weighed.forEach(each -> each.print(all));
    print(
        "| **all four** | **%d MB** | 1.00 | %d MB | | | %d |%n",
        mb(all.pss()), mb(all.rss()), all.threads());
  }

  /// A component after it has traded.
  private record Weighed(String name, Weight weight, HeapCurve curve) {
    void print(Weight all) {
      OptionalDouble growth = curve.bytesAnHour();
      Footprint.print(
          "| %s | %d MB | %.2f | %d MB | %d MB | %s | %d |%n",
          name,
          mb(weight.pss()),
          weight.pss() / (double) all.pss(),
          mb(weight.rss()),
          curve.latestBytes() >> 20,
          growth.isEmpty() ? "too short" : "%.1f MB/h".formatted(growth.getAsDouble() / (1 << 20)),
          weight.threads());
    }
  }

  private RunningComponent start(ComponentPlan component) throws Exception {
    RunningComponent running = RunningComponent.start(component, directory);
    awaitUp(running);
    return running;
  }

  private void awaitUp(RunningComponent running) {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!reader.isUp(running.plan())) {
      if (!running.isAlive() || System.nanoTime() > deadline) {
        throw DemoFailure.broken(
            running.plan().name() + " did not come up:\n" + running.lastLines(12));
      }
      sleep(Duration.ofMillis(10));
    }
  }

  private static void end(RunningComponent running) {
    boolean _ = running.stop();
  }

  private static long mb(long kilobytes) {
    return Math.round(kilobytes / 1024.0);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
