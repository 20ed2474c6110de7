package dev.flare.simulator;

import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionOutcome.Converted;
import dev.flare.market.ConversionOutcome.Refused;
import dev.flare.market.ConversionOutcome.Unknown;
import dev.flare.simulator.fault.Call;
import dev.flare.simulator.fault.Disguise;
import dev.flare.simulator.fault.Fault;
import dev.flare.simulator.fault.FaultOrder;

/// Everything that may go wrong with a call, and what the client is to make of it.
enum Trouble {
  TOO_MANY_REQUESTS(code("429"), Refused.class, Reading.AGAIN),
  TOO_MANY_REQUESTS_ON_A_PAGE(page(429, false), Refused.class, Reading.AGAIN),
  MAINTENANCE(code("40015"), Unknown.class, Reading.AGAIN),
  MAINTENANCE_IN_OTHER_WORDS(code("40725"), Unknown.class, Reading.AGAIN),
  UNKNOWN_ERROR(code("45001"), Unknown.class, Reading.AGAIN),
  SERVER_ERROR(new Fault.Refuse("50031", "system error", 500), Unknown.class, Reading.AGAIN),
  BAD_GATEWAY_AFTER_IT_WAS_DONE(page(502, true), Unknown.class, Reading.AGAIN),
  NO_SERVICE(page(503, false), Unknown.class, Reading.AGAIN),
  PAGE_AFTER_IT_WAS_DONE(page(200, true), Unknown.class, Reading.AGAIN),
  PAGE_INSTEAD(page(200, false), Unknown.class, Reading.AGAIN),
  FORBIDDEN(page(403, false), Refused.class, Reading.AGAIN),
  NOTHING_AFTER_IT_WAS_DONE(new Fault.Empty(true), Unknown.class, Reading.AGAIN),
  NOTHING_INSTEAD(new Fault.Empty(false), Unknown.class, Reading.AGAIN),
  RESET_AFTER_IT_WAS_DONE(new Fault.Reset(true), Unknown.class, Reading.AGAIN),
  RESET_BEFORE(new Fault.Reset(false), Unknown.class, Reading.AGAIN),
  RESET_WITHIN_THE_ANSWER(new Fault.Cut(), Unknown.class, Reading.AGAIN),
  NO_DATA(new Fault.Rewrite(Disguise.NULL_DATA), Unknown.class, Reading.AGAIN),
  EXPIRED_QUOTE(code("12021"), Refused.class, Reading.NO),
  TOO_POOR(code("43012"), Refused.class, Reading.NO),
  NO_RIGHT(code("40014"), Refused.class, Reading.NO),
  UNIFIED_ACCOUNT(code("40085"), Refused.class, Reading.NO),
  UNHEARD_OF(code("98765"), Unknown.class, Reading.NO),
  UNHEARD_OF_WITH_200(new Fault.Refuse("98765", "?", 200), Unknown.class, Reading.NO),
  CLOCK_AHEAD(new Fault.Skew(40), Refused.class, Reading.RIGHT),
  CLOCK_BEHIND(new Fault.Skew(-40), Refused.class, Reading.RIGHT),
  SLOW(new Fault.Slow(3000), Converted.class, Reading.RIGHT),
  LATE_RECORD(new Fault.DelayRecord(5), Converted.class, Reading.RIGHT),
  MESSAGE(new Fault.Rewrite(Disguise.MESSAGE), Converted.class, Reading.RIGHT),
  CHINESE(new Fault.Rewrite(Disguise.CHINESE), Converted.class, Reading.RIGHT),
  NEW_FIELDS(new Fault.Rewrite(Disguise.EXTRA_FIELDS), Converted.class, Reading.RIGHT),
  BARE_NUMBERS(new Fault.Rewrite(Disguise.NUMBERS), Converted.class, Reading.RIGHT);

  /// What a read comes to that meets such trouble.
  enum Reading {
    /// It is tried again, until it is right or no time is left.
    AGAIN,
    /// The trouble does it no harm.
    RIGHT,
    /// It is told a plain no.
    NO
  }

  final Fault fault;
  final Class<? extends ConversionOutcome> trade;
  final Reading reading;

  Trouble(Fault fault, Class<? extends ConversionOutcome> trade, Reading reading) {
    this.fault = fault;
    this.trade = trade;
    this.reading = reading;
  }

  /// For the next of the calls, or for all calls where it cannot be for one.
  FaultOrder once(Call call) {
    return fault instanceof Fault.Skew
        ? FaultOrder.always(Call.ANY, fault)
        : FaultOrder.nth(call, 1, fault);
  }

  FaultOrder always(Call call) {
    return FaultOrder.always(fault instanceof Fault.Skew ? Call.ANY : call, fault);
  }

  private static Fault code(String code) {
    return new Fault.Refuse(code, null, null);
  }

  private static Fault page(int status, boolean executed) {
    return new Fault.Html(status, executed);
  }
}
