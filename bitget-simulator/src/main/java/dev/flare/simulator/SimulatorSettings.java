package dev.flare.simulator;

import dev.flare.market.Amount;
import dev.flare.market.CandleFile;
import dev.flare.market.Coin;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.service.launch.ComponentSettings;
import dev.flare.service.launch.Secret;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.simulator.fault.FaultOrder;
import dev.flare.simulator.market.MadeUpPairs;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the simulator is set up.
///
/// @param start exchange time at which a made-up market starts; empty: the real time of the start
/// @param candles recorded candles that take the place of the made-up market
record SimulatorSettings(
    ServiceSettings service,
    double speed,
    long seed,
    List<Pair> pairs,
    Optional<Instant> start,
    List<CandleFile> candles,
    Percentage spread,
    Credentials credentials,
    List<Amount> balances,
    boolean limits,
    Rights rights,
    List<FaultOrder> faults)
    implements ComponentSettings {
  private static final int PORT = 4900;
  private static final String KEY = "simulator-key";
  private static final Secret SECRET = new Secret("simulator-secret");
  private static final Secret PASSPHRASE = new Secret("simulator");
  private static final String COMMA = ",";
  private static final Pattern FILE_SEPARATOR =
      Pattern.compile(COMMA + "|" + Pattern.quote(File.pathSeparator));

  static SimulatorSettings read(SettingsReader in) {
    SimulatorSettings settings =
        new SimulatorSettings(
            ServiceSettings.read(in, "Simulator", PORT, "simulator"),
            in.number(
                "SPEED",
                1,
                0.001,
                100_000,
                "How many times faster than real time the market runs."),
            in.parsed(
                "SEED",
                1L,
                "Which made-up market: the same seed makes the same one.",
                "a whole number",
                Long::valueOf),
            in.parsed(
                "PAIRS",
                list(
                    "BTC/USDT,ETH/USDT,SOL/USDT,XRP/USDT,DOGE/USDT,ADA/USDT",
                    SimulatorSettings::pair),
                "Pairs of the made-up market.",
                "pairs such as BTC/USDT, separated by commas, or how many, 1 to %d"
                    .formatted(MadeUpPairs.MOST),
                SimulatorSettings::pairs,
                pairs -> print(pairs, pair -> pair.base() + "/" + pair.quote())),
            in.optional(
                "START",
                "Exchange time at which the made-up market starts; without it, now.",
                "a time such as 2026-01-31T00:00:00Z",
                SimulatorSettings::instant),
            in.optional(
                    "CANDLES",
                    "Recorded candle files, played in place of the made-up market.",
                    "files <EXCHANGE>_<SYMBOL>_<granularity>.csv or .csv.gz of one granularity,"
                        + " separated by commas",
                    SimulatorSettings::candles)
                .orElse(List.of()),
            new Percentage(
                in.decimal(
                    "SPREAD_PERC",
                    "0.05",
                    "0",
                    "Between bid and ask, in percent; wider in wild hours of the made-up market.")),
            new Credentials(
                in.text("API_KEY", KEY, "API key of the simulator's one account."),
                in.optionalSecret(
                        "API_SECRET",
                        "Its secret, or rsa: and the public key of a pair of your own;"
                            + " without it, simulator-secret.")
                    .orElse(SECRET),
                in.optionalSecret("API_PASSPHRASE", "Its passphrase; without it, simulator.")
                    .orElse(PASSPHRASE)),
            in.parsed(
                "BALANCES",
                List.of(Amount.of("10000", new Coin("USDT"))),
                "What the account holds at the start.",
                "amounts such as USDT:10000,BTC:0.5",
                text -> list(text, SimulatorSettings::amount),
                amounts -> print(amounts, amount -> amount.coin() + ":" + amount.plain())),
            in.flag("LIMITS", true, "Whether too many requests are refused, as BitGet does."),
            new Rights(
                in.parsed(
                    "AUTHORITIES",
                    Rights.OF_A_TRADER,
                    "What the key may do, in BitGet's words: stor reads, stow trades, wwow withdraws.",
                    "words separated by commas",
                    text -> list(text, Function.identity()),
                    words -> print(words, Function.identity())),
                in.optional(
                        "IP_WHITELIST",
                        "Addresses from which the key may be used; without it, any.",
                        "IP addresses separated by commas",
                        text -> list(text, InetAddress::ofLiteral))
                    .orElse(List.of())),
            in.optional(
                    "FAULTS_FILE",
                    "Faults that stand from the start; more can be ordered at /simulator/faults.",
                    "a file with a list of faults in JSON",
                    SimulatorSettings::faults)
                .orElse(List.of()));
    settings.credentials.problem().ifPresent(problem -> in.refuse("API_SECRET", problem));
    if (!settings.candles.isEmpty() && settings.start.isPresent()) {
      in.refuse("START", "recorded candles begin when they were recorded");
    }
    return settings;
  }

  private static <T> List<T> list(String text, Function<String, T> parse) {
    return Arrays.stream(text.split(COMMA, -1)).map(String::strip).map(parse).distinct().toList();
  }

  private static <T> String print(List<T> values, Function<T, String> print) {
    return values.stream().map(print).collect(Collectors.joining(COMMA));
  }

  private static List<Pair> pairs(String text) {
    return text.matches("[0-9]{1,9}")
        ? MadeUpPairs.of(Integer.parseInt(text))
        : list(text, SimulatorSettings::pair);
  }

  private static Pair pair(String text) {
    String[] coins = text.split("/", -1);
    if (coins.length != 2) {
      throw new IllegalArgumentException("'%s' is no pair".formatted(text));
    }
    return Pair.of(coins[0], coins[1]);
  }

  private static Amount amount(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2 || !parts[1].matches("[0-9]+(\\.[0-9]+)?")) {
      throw new IllegalArgumentException("'%s' is no amount".formatted(text));
    }
    return new Amount(new BigDecimal(parts[1]), new Coin(parts[0]));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'%s' is no such time".formatted(text), e);
    }
  }

  private static List<FaultOrder> faults(String file) {
    try {
      return FaultOrder.read(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read", e);
    }
  }

  private static List<CandleFile> candles(String text) {
    List<CandleFile> files = new ArrayList<>();
    for (String name : FILE_SEPARATOR.split(text)) {
      CandleFile file = CandleFile.read(Path.of(name.strip()));
      files.forEach(other -> checkFit(other, file));
      files.add(file);
    }
    return List.copyOf(files);
  }

  private static void checkFit(CandleFile one, CandleFile other) {
    if (one.pair().equals(other.pair())) {
      throw new IllegalArgumentException("two files hold " + one.pair());
    }
    Granularity granularity = one.granularity();
    if (granularity != other.granularity()) {
      throw new IllegalArgumentException(
          "candles of %s last %s and those of %s last %s, but one market has one granularity"
              .formatted(one.pair(), granularity.code(), other.pair(), other.granularity().code()));
    }
  }
}
