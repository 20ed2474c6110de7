package dev.flare.e2e.model;

import dev.flare.bitget.Bitget;
import dev.flare.bitget.SteppedBitget;
import dev.flare.flux.FluxSettings;
import dev.flare.grid.GridSettings;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.simulator.SteppedExchange;
import dev.flare.snap.SnapSettings;
import dev.flare.trader.TraderComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.util.FileSystemUtils;

/// A simulated exchange and the real client, on one clock that only moves when told to.
final class World implements AutoCloseable {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  /// Apart, so that each life finds prices and a clock of its own.
  private static final Duration BETWEEN_LIVES = Duration.ofDays(30);

  private static final Logger LOG = Logger.getLogger("dev.flare");

  final Tally tally = new Tally();
  private final Path budgets;
  private final SteppedExchange exchange;
  private final Bitget client;
  private Random chance = new Random();

  /// Until it is closed, nothing is logged.
  World() {
    LOG.setLevel(Level.OFF);
    budgets = directory();
    exchange =
        SteppedExchange.start(
            Map.of(
                "START", BEGIN.toString(),
                "PAIRS", "BTC/USDT,ETH/USDT",
                "BALANCES", "USDT:10000,BTC:0.5,ETH:3,BGB:1000000"));
    client =
        SteppedBitget.at(
            exchange.address(),
            budgets,
            () -> BEGIN,
            exchange.nanos(),
            exchange::pass,
            () -> chance.nextLong());
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("flare-budgets");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A trader that has just been installed. The same number gives the same market.
  Life life(long number, Kind kind, Map<String, String> settings) {
    exchange.reset();
    exchange.pass(Duration.between(exchange.now(), BEGIN.plus(BETWEEN_LIVES.multipliedBy(number))));
    chance = new Random(number);
    client.clock().resync();
    return new Life(new Site(exchange, client, kind.settings(settings)), kind.most, tally);
  }

  /// The three plans, each with so many positions at most.
  enum Kind {
    FLUX(1, FluxSettings::read),
    GRID(3, GridSettings::read),
    SNAP(3, SnapSettings::read);

    final int most;
    private final Function<SettingsReader, TraderComponent> read;

    Kind(int most, Function<SettingsReader, TraderComponent> read) {
      this.most = most;
      this.read = read;
    }

    TraderComponent settings(Map<String, String> more) {
      Map<String, String> values =
          new HashMap<>(Map.of("START_BALANCE", "300", "MAX_GRIDS", "3", "MAX_PER_PAIR", "2"));
      values.putAll(more);
      return read.apply(new SettingsReader(values, EnvFile.empty()));
    }
  }

  @Override
  public void close() throws IOException {
    exchange.close();
    FileSystemUtils.deleteRecursively(budgets);
    LOG.setLevel(null);
  }
}
