package dev.flare.trader;

import dev.flare.bitget.BitgetEndpoint;
import dev.flare.bitget.ExchangeKeys;
import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Percentage;
import dev.flare.service.launch.Secret;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.trading.SpreadLimit;
import dev.flare.trading.TakeProfitRule;
import dev.flare.trading.TradingRules;
import dev.flare.trading.TradingRules.ExitOnSignal;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What every trader is told by environment and env file.
///
/// @param gnome where signals come from
/// @param exchange where quotes come from
public record TraderSettings(
    ServiceSettings service, Gnome gnome, Exchange exchange, TradingRules rules) {
  private static final Duration SHORTEST_ROUND = Duration.ofMillis(50);

  /// The signal engine.
  ///
  /// @param token what it wants to be shown, where it wants anything
  public record Gnome(URI address, Optional<Secret> token) {}

  /// The exchange.
  ///
  /// @param notes where traders with the same keys note what they send
  /// @param paperSpread what quotes without keys are worse than the ticker
  public record Exchange(
      BitgetEndpoint endpoint,
      Optional<ExchangeKeys> keys,
      Optional<Path> notes,
      Percentage paperSpread) {}

  /// Reads the names all traders share.
  public static TraderSettings read(SettingsReader in, ServiceSettings service) {
    return new TraderSettings(service, gnome(in), exchange(in), rules(in));
  }

  /// Reads `RAPID_INTERVAL_MS`, whose default differs from trader to trader.
  public static Duration rapidInterval(SettingsReader in, Duration standard) {
    return in.millis(
        "RAPID_INTERVAL_MS",
        standard,
        SHORTEST_ROUND.toMillis(),
        "How often open positions are valued.");
  }

  /// Reads `START_BALANCE`, whose default differs from trader to trader.
  public static Amount startBalance(SettingsReader in, String standard, String about, Coin coin) {
    return new Amount(in.decimal("START_BALANCE", standard, "0", about), coin);
  }

  private static Gnome gnome(SettingsReader in) {
    Optional<URI> url =
        in.optionalUrl("GNOME_URL", "Address of Gnome, if it is not on this machine.");
    int port = in.port("GNOME_PORT", 4000, "Port of Gnome on this machine; GNOME_URL beats it.");
    Optional<Secret> token =
        in.optionalSecret("GNOME_ACCESS_TOKEN", "The ACCESS_TOKEN of Gnome, if it has one.");
    return new Gnome(url.orElseGet(() -> URI.create("http://127.0.0.1:" + port)), token);
  }

  private static Exchange exchange(SettingsReader in) {
    BitgetEndpoint endpoint =
        BitgetEndpoint.of(
            in.url(
                "EXTERNAL",
                BitgetEndpoint.PRODUCTION,
                "Base address of the exchange's REST API, or of a stand-in for it."),
            in.millis(
                "EXTERNAL_TIMEOUT_MS", Duration.ofSeconds(5), 1, "How long one request may take."),
            in.number(
                "EXTERNAL_CLOCK_SPEED",
                1,
                0.001,
                100_000,
                "How many times faster than real time the exchange's clock runs; other than 1 only"
                    + " at the simulator."));
    return new Exchange(endpoint, keys(in), notes(in), paperSpread(in));
  }

  private static Optional<ExchangeKeys> keys(SettingsReader in) {
    return in.optionalSecret(
        "EXCHANGE_KEYS",
        "API keys of BitGet. With them quotes come from Convert, without them from the public"
            + " ticker; nothing is converted in demo mode either way.",
        "\"key secret passphrase [endpoint [language [timeout in ms]]]\"",
        secret -> ExchangeKeys.parse(secret.value()));
  }

  private static Optional<Path> notes(SettingsReader in) {
    return in.optional(
        "SHARED_DIRECTORY",
        "Where traders with the same EXCHANGE_KEYS note what they send, so that none takes the"
            + " conversion of another for its own: one for all of them, and kept when the machine"
            + " restarts. Without it: flare-USER in /var/tmp.",
        "a directory, made if need be",
        Path::of);
  }

  private static Percentage paperSpread(SettingsReader in) {
    Percentage spread =
        percentage(
            in,
            "PAPER_SPREAD_PERC",
            "0.1",
            "What quotes without keys are worse than the ticker, in per cent.");
    if (spread.compareTo(Percentage.of("100")) >= 0) {
      in.refuse("PAPER_SPREAD_PERC", "it leaves nothing");
      return Percentage.ZERO;
    }
    return spread;
  }

  private static TradingRules rules(SettingsReader in) {
    return new TradingRules(
        in.parsed(
            "BASE_TOKEN",
            new Coin("USDT"),
            "The coin that is staked and gained; signals of pairs in other coins are ignored.",
            "the name of a coin",
            Coin::new),
        in.millis(
            "SIGNAL_MAX_AGE_MS",
            Duration.ofSeconds(10),
            1,
            "How long after its analysis a signal may be traded, by the exchange's clock."),
        in.parsed(
            "MAX_ENTRY_SPREAD_PERC",
            new SpreadLimit.Volatility(),
            "How much of the stake buying and selling back at once may cost, in per cent.",
            "a decimal number, VOL (the signal's volatility) or TP (its take profit)",
            SpreadLimit::parse),
        takeProfit(in),
        percentage(
            in, "STOP_LOSS_PERC", "2", "A position that loses more per cent than this is closed."),
        in.millis(
            "RAPID_PROFIT_TIMEOUT_MS",
            Duration.ofHours(1),
            1,
            "A position older than this is closed as soon as it loses nothing, by the exchange's"
                + " clock."),
        trailing(in),
        in.choice(
            "EXIT_ON_SIGNAL",
            ExitOnSignal.class,
            ExitOnSignal.OFF,
            "Whether a sell signal closes a position of its pair."),
        ProtectionSettings.read(in),
        in.flag(
            "TRADING",
            true,
            "Whether positions are opened from the very first start on; later the switch of the"
                + " dashboard counts. Positions are closed either way."));
  }

  private static TakeProfitRule takeProfit(SettingsReader in) {
    boolean risky =
        in.flag(
            "RISKY",
            false,
            "Wait for the signal's take profit rather than for its volatility before closing.");
    Percentage most =
        percentage(
            in,
            "STATIC_TP",
            "0",
            "Close at this gain in per cent at the latest, sooner if volatility or take profit of"
                + " the signal are smaller; 0 for RISKY to decide alone.");
    return new TakeProfitRule(risky, Optional.of(most).filter(Percentage::isPositive));
  }

  private static Optional<TradingRules.Trailing> trailing(SettingsReader in) {
    Percentage stop =
        percentage(
            in,
            "TRAILING_STOP_PERC",
            "0",
            "Close when the gain has fallen this many per cent below its best; 0 for never.");
    Percentage start =
        percentage(
            in, "TRAILING_START_PERC", "0", "The gain from which TRAILING_STOP_PERC counts.");
    return Optional.of(stop)
        .filter(Percentage::isPositive)
        .map(known -> new TradingRules.Trailing(start, known));
  }

  private static Percentage percentage(
      SettingsReader in, String name, String standard, String about) {
    BigDecimal value = in.decimal(name, standard, "0", about);
    return new Percentage(value);
  }
}
