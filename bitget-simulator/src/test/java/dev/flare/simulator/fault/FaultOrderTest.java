package dev.flare.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultOrderTest {
  private static final String TRADE = "/api/v2/convert/trade";

  @Test
  void readsEveryKindOfFault() {
    assertThat(
            FaultOrder.read(
                """
                [
                 {"call": "trade", "fault": {"does": "refuse", "code": "40015"}},
                 {"call": "trade", "nth": 2, "fault": {"does": "html", "status": 503}},
                 {"call": "quote", "every": 3, "fault": {"does": "empty", "executed": true}},
                 {"call": "private", "fault": {"does": "reset"}},
                 {"chance": 0.5, "seed": 7, "fault": {"does": "cut"}},
                 {"call": "trade", "fault": {"does": "hang", "millis": 5, "executed": true}},
                 {"call": "candles", "fault": {"does": "slow", "millis": 5}},
                 {"call": "candles", "fault": {"does": "rewrite", "how": "flat-rows"}},
                 {"call": "candles", "fault": {"does": "ignore-start"}},
                 {"call": "trade", "fault": {"does": "delay-record", "seconds": 2.5}},
                 {"fault": {"does": "skew", "seconds": -40}},
                 {"call": "handshake", "fault": {"does": "html", "status": 403}}
                ]
                """))
        .containsExactly(
            FaultOrder.always(Call.TRADE, new Fault.Refuse("40015", null, null)),
            FaultOrder.nth(Call.TRADE, 2, new Fault.Html(503, false)),
            new FaultOrder(Call.QUOTE, null, 3L, null, null, new Fault.Empty(true)),
            FaultOrder.always(Call.PRIVATE, new Fault.Reset(false)),
            new FaultOrder(Call.ANY, null, null, 0.5, 7L, new Fault.Cut()),
            FaultOrder.always(Call.TRADE, new Fault.Hang(5L, true)),
            FaultOrder.always(Call.CANDLES, new Fault.Slow(5)),
            FaultOrder.always(Call.CANDLES, new Fault.Rewrite(Disguise.FLAT_ROWS)),
            FaultOrder.always(Call.CANDLES, new Fault.IgnoreStart()),
            FaultOrder.always(Call.TRADE, new Fault.DelayRecord(2.5)),
            FaultOrder.always(Call.ANY, new Fault.Skew(-40)),
            FaultOrder.always(Call.HANDSHAKE, new Fault.Html(403, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                  | fault is missing
          {"fault": {"does": "explode"}}                                      | explode
          {"fault": {"does": "refuse"}}                                       | needs a code
          {"fault": {"does": "reset", "exectued": true}}                      | exectued
          {"call": "trades", "fault": {"does": "cut"}}                        | trades
          {"nth": 0, "fault": {"does": "cut"}}                                | 1 or more
          {"nth": 1, "every": 2, "fault": {"does": "cut"}}                    | only one of
          {"chance": 1.1, "fault": {"does": "cut"}}                           | from 0 to 1
          {"nth": 1, "fault": {"does": "skew", "seconds": 1}}                 | for all calls
          {"call": "handshake", "fault": {"does": "cut"}}                     | a handshake can be
          {"call": "handshake", "fault": {"does": "reset", "executed": true}} | a handshake can be
          {"call": 5, "fault": {"does": "cut"}}                               | not allowed
          null                                                                | an object, not null
          [null]                                                              | an object, not null
          {"fault":                                                           | end-of-input
          """)
  void saysWhatItCannotRead(String text, String reason) {
    assertThatThrownBy(() -> FaultOrder.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void strikesByLotTheSameCallsForTheSameSeed() {
    List<Long> struck = struck(new Occurrence.Chance(0.25, 7));

    assertThat(struck).hasSizeBetween(200, 300).isEqualTo(struck(new Occurrence.Chance(0.25, 7)));
    assertThat(struck).isNotEqualTo(struck(new Occurrence.Chance(0.25, 8)));
  }

  @Test
  void countsTheCallsOfEachFaultSinceItWasOrdered() {
    Faults faults = new Faults(List.of());
    faults.strike(TRADE);
    faults.add(new FaultOrder(Call.TRADE, null, 2L, null, null, new Fault.Cut()));

    assertThat(faults.strike(TRADE)).isEmpty();
    assertThat(faults.strike("/api/v2/convert/currencies")).isEmpty();
    assertThat(faults.strike(TRADE)).containsExactly(new Fault.Cut());
    assertThat(faults.all())
        .singleElement()
        .satisfies(fault -> assertThat(fault.seen()).isEqualTo(2))
        .satisfies(fault -> assertThat(fault.struck()).isEqualTo(1));
  }

  private static List<Long> struck(Occurrence occurrence) {
    return LongStream.rangeClosed(1, 1000).filter(occurrence::strikes).boxed().toList();
  }
}
