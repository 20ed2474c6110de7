package dev.flare.pulse.alert;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What one may be told of; `docs/reference/alerts.md` lists them all.
public enum AlertEvent {
  APP_CRASHED(AlertLevel.WARNING, Lasting.AT_ONCE, "An app ended by itself; it is started again."),
  APP_CRASH_LOOP(
      AlertLevel.CRITICAL, Lasting.AT_ONCE, "An app crashed three times within ten minutes."),
  APP_START_FAILED(
      AlertLevel.WARNING, Lasting.AT_ONCE, "An app did not become well after it was started."),
  APP_FAILED(AlertLevel.CRITICAL, Lasting.AT_ONCE, "An app stays down until a person starts it."),
  APP_UNHEALTHY(
      AlertLevel.CRITICAL,
      Lasting.HALF_A_MINUTE,
      "A running app has not said for half a minute that it is well."),
  WALLET_DRIFT(
      AlertLevel.CRITICAL,
      Lasting.AT_ONCE,
      "The account has less of a coin than the live book says."),
  CONVERSION_UNKNOWN(
      AlertLevel.CRITICAL,
      Lasting.HALF_A_MINUTE,
      "Nobody knows whether a conversion was done, and it was not found out within half a minute."),
  LEDGER_OFF(
      AlertLevel.CRITICAL, Lasting.AT_ONCE, "The ledger of a trader does not add up: a fault."),
  KEYS_REFUSED(
      AlertLevel.CRITICAL,
      Lasting.AT_ONCE,
      "A live trader could not read its account for three minutes: keys, address or exchange."),
  LIVE_MODE_ON(AlertLevel.WARNING, Lasting.ONCE, "A trader now stakes real money."),
  STOP_LOSS(AlertLevel.INFO, Lasting.ONCE, "A position was closed by its stop loss."),
  SIGNALS_LOST(
      AlertLevel.WARNING, Lasting.TWO_MINUTES, "A trader has not heard Gnome for two minutes."),
  DATA_STALE(
      AlertLevel.WARNING,
      Lasting.TWO_MINUTES,
      "Gnome has had no fresh candles of a pair for two minutes after they were due."),
  DISK_LOW(
      AlertLevel.CRITICAL, Lasting.AT_ONCE, "Less is free on Pulse's disk than ALERT_DISK_MB."),
  LOGIN_BANNED(
      AlertLevel.WARNING, Lasting.ONCE, "An address was banned after too many wrong logins."),
  LOGIN_GUESSING(
      AlertLevel.WARNING,
      Lasting.AT_ONCE,
      "Ten wrong logins within ten minutes, of all addresses."),
  TEST(AlertLevel.INFO, Lasting.ONCE, "Somebody tried whether alerts arrive.");

  private final AlertLevel standard;
  private final Lasting lasting;
  private final String about;

  AlertEvent(AlertLevel standard, Lasting lasting, String about) {
    this.standard = standard;
    this.lasting = lasting;
    this.about = about;
  }

  /// Whether it is over in a moment, or how long it must have lasted before anybody is told.
  private enum Lasting {
    ONCE(Duration.ZERO),
    AT_ONCE(Duration.ZERO),
    HALF_A_MINUTE(Duration.ofSeconds(30)),
    TWO_MINUTES(Duration.ofMinutes(2));

    private final Duration patience;

    Lasting(Duration patience) {
      this.patience = patience;
    }
  }

  public static Optional<AlertEvent> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  /// How it is written in settings and messages: `wallet-drift`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What it is, for people.
  public String about() {
    return about;
  }

  /// How much it matters unless the user says otherwise.
  AlertLevel standard() {
    return standard;
  }

  /// Whether it is a state that begins, lasts and ends; otherwise it just happens.
  boolean lasts() {
    return lasting != Lasting.ONCE;
  }

  Duration patience() {
    return lasting.patience;
  }
}
