package dev.flare.trader;

import dev.flare.bitget.Bitget;
import dev.flare.bitget.BitgetEndpoint;
import dev.flare.bitget.ExchangeKeys;
import dev.flare.bitget.LiveReadiness;
import dev.flare.market.ExchangeUnavailable;
import dev.flare.service.checkup.Finding;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.trader.TraderSettings.Exchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks at the exchange as a trader would see it: whether it answers, how far this machine's clock
/// is off, and what the keys may do. A part of `./flare doctor`; only reads.
public final class ExchangeCheckCommand {
  private static final Duration NOTICEABLE = Duration.ofSeconds(2);
  private static final Duration FAR_OFF = Duration.ofMinutes(1);

  private final InstantSource machine;
  private final Set<URI> seen = new HashSet<>();

  ExchangeCheckCommand(InstantSource machine) {
    this.machine = machine;
  }

  /// Names and env files of traders by turns; prints findings as JSON.
  public static void main(String... args) {
    ExchangeCheckCommand check = new ExchangeCheckCommand(InstantSource.system());
    List<Finding> findings = new ArrayList<>();
    for (int at = 0; at + 1 < args.length; at += 2) {
      findings.addAll(check.look(args[at], Path.of(args[at + 1])));
    }
    System.out.println(Finding.json(findings));
    System.exit(0);
  }

  /// Of each exchange only once whether it answers and what its clock says.
  ///
  /// @param file may be missing: then the usual settings count
  List<Finding> look(String trader, Path file) {
    try {
      EnvFile values = Files.isRegularFile(file) ? EnvFile.read(file) : EnvFile.empty();
      SettingsReader in = new SettingsReader(Map.of(), values);
      ServiceSettings service = ServiceSettings.read(in, "Trader", 0, "trader");
      return look(trader, TraderSettings.read(in, service).exchange());
    } catch (IOException | IllegalArgumentException _) {
      // The settings themselves are looked at elsewhere.
      return List.of();
    }
  }

  private List<Finding> look(String trader, Exchange exchange) {
    BitgetEndpoint endpoint =
        exchange
            .keys()
            .map(keys -> keys.endpointOr(exchange.endpoint()))
            .orElse(exchange.endpoint());
    Bitget bitget = Bitget.forTrading(endpoint, exchange.notes());
    boolean isNew = seen.add(endpoint.address());
    List<Finding> findings = new ArrayList<>();
    try {
      bitget.clock().resync();
      if (isNew) {
        findings.add(Finding.ok("exchange", "%s answers".formatted(endpoint.address())));
        findings.add(clock(bitget, endpoint));
      }
      findings.addAll(
          exchange
              .keys()
              .map(keys -> keys(trader, bitget, keys))
              .orElseGet(() ->
                  List.of(
                      Finding.ok(
                          "keys",
                          "%s has no keys: it trades in demo mode only".formatted(trader)))));
    } catch (ExchangeUnavailable e) {
      findings.add(
          Finding.broken(
              "exchange",
              "%s does not answer: %s".formatted(endpoint.address(), e.getMessage()),
              "look at the network, and at EXTERNAL and EXCHANGE_KEYS of " + trader));
    }
    return findings;
  }

  private Finding clock(Bitget bitget, BitgetEndpoint endpoint) {
    if (endpoint.speed() != 1) {
      return Finding.ok("clock", "the simulator has a time of its own");
    }
    Duration off = Duration.between(bitget.clock().instant(), machine.instant()).abs();
    String text = "this machine's clock is %d ms off the exchange's".formatted(off.toMillis());
    if (off.compareTo(NOTICEABLE) <= 0) {
      return Finding.ok("clock", text);
    }
    String advice = "have it set by the network: timedatectl set-ntp true";
    return off.compareTo(FAR_OFF) > 0
        ? Finding.broken("clock", text, advice)
        : Finding.warning("clock", text, advice);
  }

  private static List<Finding> keys(String trader, Bitget bitget, ExchangeKeys keys) {
    LiveReadiness readiness = LiveReadiness.of(bitget.account(keys.keys()).state());
    List<Finding> findings = new ArrayList<>();
    String advice = "docs/reference/bitget-keys.md says how to make a key that is fit";
    readiness
        .reasons()
        .forEach(it -> findings.add(Finding.broken("keys", trader + ": " + it, advice)));
    readiness
        .warnings()
        .forEach(it -> findings.add(Finding.warning("keys", trader + ": " + it, advice)));
    if (findings.isEmpty()) {
      findings.add(Finding.ok("keys", "the keys of %s are fit for live trading".formatted(trader)));
    }
    return findings;
  }
}
