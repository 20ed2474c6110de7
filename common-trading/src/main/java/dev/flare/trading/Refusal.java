package dev.flare.trading;

/// Why something did not happen; the names are stable, to count and to search by.
///
/// Each is described once more, with what to do about it, in `docs/reference/refusals.md`.
public enum Refusal {
  TRADING_OFF("Trading is switched off, so no position is opened."),
  SIGNAL_TOO_OLD("The signal, or the candle it is about, is too long ago to be traded."),
  SIGNAL_FROM_FUTURE("The signal was made at a time that has not come yet: a clock is wrong."),
  SIGNAL_SEEN("The signal was looked at before."),
  POSITION_OPEN("A position holds the whole balance."),
  POSITIONS_FULL("As many positions are open as the plan allows."),
  PAIR_FULL("As many positions of this pair are open as the plan allows."),
  BALANCE_NOT_SET("There is no balance to trade with yet."),
  CONVERSION_UNRESOLVED("Nobody knows yet whether an earlier conversion was done."),
  LIVE_NOT_READY("The account, its keys or the clock are not fit for real money."),
  OTHER_ACCOUNT("The keys open another account than the one in which the live money is."),
  ACCOUNT_UNKNOWN("The exchange does not say whose the new keys are."),
  BALANCE_UNKNOWN("The account could not be read, so nothing is bought with it."),
  BALANCE_TOO_LOW("The account has less than is needed."),
  COINS_MISSING("The account has fewer coins of a position than the book says."),
  STAKE_TOO_SMALL("Nothing is left to stake."),
  AMOUNT_OUT_OF_LIMITS("The exchange does not convert an amount this small or this large."),
  COIN_DENIED("The coin is among those that you deny."),
  COIN_NOT_ALLOWED("The coin is not among those that you allow."),
  MAX_OPEN("As many positions are open as you allow."),
  COOLDOWN("The pair rests after a position of it was closed."),
  STOP_LOSS_GUARD("There were too many stop losses lately."),
  MAX_DRAWDOWN("The money has fallen too far below its peak."),
  DAILY_LOSS("Today has cost too much."),
  LOW_PROFIT("The pair brought too little lately."),
  VALUE_MISSING("The signal lacks a value that the settings ask for."),
  NO_QUOTE("The exchange makes no offer for this conversion."),
  QUOTE_FAILED("The exchange did not answer, or not in time."),
  QUOTE_TOO_OLD("No offer stayed fresh long enough to be taken."),
  QUOTE_IMPLAUSIBLE("The offer is worlds apart from the price before."),
  SPREAD_TOO_WIDE("Buying and selling back at once would cost too much."),
  CONVERSION_REFUSED("The exchange refused to convert."),
  STORAGE_FAILED("It could not be written down, so it was not done."),
  UNEXPECTED_FAULT("Something failed that never should; the log has the details."),
  NEVER_EXECUTED("The conversion turned out not to have been done."),
  SHUTTING_DOWN("This trader is stopping.");

  private final String about;

  Refusal(String about) {
    this.about = about;
  }

  /// What it means, for people.
  public String about() {
    return about;
  }
}
