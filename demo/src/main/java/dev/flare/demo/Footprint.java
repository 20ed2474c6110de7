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
import java.util.concurrent.TimeUnit;

/// `./flare bench footprint`: how long each component takes to be well, and what it takes of the
/// machine, alone and after all of them traded together.
public final class Footprint {
  private static final int STARTS = 3;
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
    DemoOptions options = DemoOptions.parse(arguments);
    Path directory = Files.createTempDirectory("flare-footprint-");
    Footprint footprint = new Footprint(new FootprintPlan(options.apps()), directory);
    footprint.starts();
    footprint.together(options.length().orElse(Duration.ofMinutes(3)));
    System.exit(0);
  }

  private void starts() throws Exception {
    print("Each by itself, load %.1f:%n%n", load());
    print("| | ready without a cache | with | PSS when idle | RSS | threads |%n");
    print("| --- | --- | --- | --- | --- | --- |%n");
    for (ComponentPlan component : plan.alone()) {
      long cold = median(component, true);
      long warm = median(component, false);
      Weight idle = idle(component);
      print(
          "| %s | %.2f s | %.2f s | %d MB | %d MB | %d |%n",
          component.name(), cold / 1e3, warm / 1e3, mb(idle.pss()), mb(idle.rss()), idle.threads());
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
        "%nTogether, Gnome with 50 pairs, after %d min, load %.1f:%n%n",
        length.toMinutes(), load());
    print("| | PSS | RSS | heap in use | its lows grow by | threads |%n");
    print("| --- | --- | --- | --- | --- | --- |%n");
    Weight all = Weight.NONE;
    for (Map.Entry<RunningComponent, HeapCurve> each : suite.entrySet()) {
      Weight weight = Weight.of(each.getKey().pid());
      all = all.plus(weight);
      print(
          "| %s | %d MB | %d MB | %d MB | %.1f MB/h | %d |%n",
          each.getKey().plan().name(),
          mb(weight.pss()),
          mb(weight.rss()),
          each.getValue().latestBytes() >> 20,
          each.getValue().bytesAnHour() / (1 << 20),
          weight.threads());
    }
    print(
        "| **all four** | **%d MB** | %d MB | | | %d |%n",
        mb(all.pss()), mb(all.rss()), all.threads());
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
