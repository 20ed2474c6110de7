package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.Quote;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorCodeTest {
  private static final Quote QUOTE =
      new Quote(
          "1",
          Amount.of("2", new Coin("USDT")),
          Amount.of("1", new Coin("ETH")),
          new BigDecimal("0.5"),
          "{}");

  /// What the exchange's codes ask for, as its documents and those who met them tell.
  private static final String TABLE =
      """
      # authentication, account, permission
      40001 40006 40041                                | STOP    | true
      40002 40003 40005 40007                          | STOP    | true
      40008 40004                                      | RESYNC  | true
      40009                                            | STOP    | true
      40010                                            | RETRY   | false
      40011 40012 40036                                | STOP    | true
      40013 40022 40023 40024 40026 40031              | STOP    | true
      40014 40025 40040 40016                          | STOP    | true
      40018 40038 22010                                | STOP    | true
      40035 40101 40111 40037                          | STOP    | true
      40061 40068                                      | STOP    | true
      40081 40105 40110 22030                          | STOP    | true
      40084 40085 40086 40099                          | STOP    | true
      40000 40100 40103 40104 31020 40752              | STOP    | true
      # parameters and lookup
      00001 40705 40704                                | REFUSE  | true
      20001 40707 42072 43130                          | REFUSE  | true
      00171 00172 400171 400172 40017 40064 43058 48001 | REFUSE | true
      01001 01002 20002 40913                          | REFUSE  | true
      40019 40724 40811 40813 48002                    | REFUSE  | true
      40020 40057 40058 40059 40053 40408 40409        | REFUSE  | true
      41002 41100 41101 41103 43111                    | REFUSE  | true
      40034 40102 42016 22004                          | REFUSE  | true
      13002 40806 41104 40054                          | REFUSE  | true
      41113 41114 43115 43119 43120 45043              | REFUSE  | true
      40404                                            | REFUSE  | true
      40808                                            | RETRY   | false
      # convert
      12001 12002 12003                                | REFUSE  | true
      12004 12014                                      | RETRY   | false
      12006 12007 12008 12009                          | REFUSE  | true
      12017                                            | STOP    | true
      12018                                            | STOP    | false
      12021 12022                                      | REQUOTE | true
      43131 43012 43132 40754 45002 50020              | REFUSE  | true
      50077 22045 70220                                | REFUSE  | true
      13007 13009 43122 46013 70221 70222 70224 70225  | REFUSE  | true
      # orders, which say nothing about a conversion
      43001 40109 45057 43004 45031                    | REFUSE  | false
      43005 43128 40723                                | REFUSE  | false
      43006 45111 43007 45112                          | REFUSE  | false
      43008 43009 43039 43040                          | REFUSE  | false
      43010 43027 43037 43042 45110 45114              | REFUSE  | false
      43038 43041 45113                                | REFUSE  | false
      43011 45035 45115 43028 43125                    | REFUSE  | false
      43117 43118 45034 50060 40304 40305 40402 45129  | REFUSE  | false
      40722 22006 22007 22008 22009 70227 70228 70229  | REFUSE  | false
      # system
      40015 40200 40725 43059 45001 50031 80002        | RETRY   | false
      40908 40910 43002 43003                          | RETRY   | false
      30032                                            | STOP    | true
      """;

  static Stream<ErrorCode> knownCodes() {
    return TABLE
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\|"))
        .flatMap(cells ->
            Arrays.stream(cells[0].strip().split(" "))
                .map(code ->
                    new ErrorCode(
                        code,
                        Remedy.valueOf(cells[1].strip()),
                        Boolean.parseBoolean(cells[2].strip()),
                        "")));
  }

  @ParameterizedTest
  @MethodSource("knownCodes")
  void knowsWhatACodeAsksForAndWhetherItProvesThatNothingHappened(ErrorCode expected) {
    ErrorCode known = ErrorCode.of(expected.code()).orElseThrow();

    assertThat(known.remedy()).isEqualTo(expected.remedy());
    assertThat(known.definite()).isEqualTo(expected.definite());
  }

  @ParameterizedTest
  @MethodSource("knownCodes")
  void letsATradeBeRefusedByACodeThatProvesItAndByNoOther(ErrorCode expected) {
    SteppedTime time = new SteppedTime();
    ScriptedWire wire = new ScriptedWire().then(400, ScriptedWire.error(expected.code()));
    Reads reads = Fixtures.reads(wire, time);

    assertThat(
            new BitgetConvert(
                    reads,
                    wire,
                    Fixtures.clock(time),
                    new CoinLimits(reads, time),
                    SentTrades.alone())
                .convert(QUOTE))
        .isInstanceOf(
            expected.definite()
                ? ConversionOutcome.Refused.class
                : ConversionOutcome.Unknown.class);
  }

  @Test
  void knowsEachOfTheseCodesOnceAndNoOther() {
    assertThat(ErrorCode.table())
        .extracting(ErrorCode::code)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(knownCodes().map(ErrorCode::code).toList());
  }

  @Test
  void knowsNothingOfACodeOutsideTheTable() {
    assertThat(ErrorCode.of("99999")).isEmpty();
  }

  @Test
  void neverTakesAPassingTroubleForAProof() {
    assertThat(ErrorCode.table())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.code()).matches("[0-9]{3,6}"))
        .allSatisfy(row -> assertThat(row.meaning()).isNotBlank())
        .filteredOn(row -> row.remedy() == Remedy.RETRY)
        .allSatisfy(row -> assertThat(row.definite()).as(row.code()).isFalse());
  }

  @Test
  void tellsWhatToDoWhereAPersonIsNeeded() {
    assertThat(new Answer.Denied("40085", "Parameter error").explained())
        .startsWith("40085 Parameter error (the account is in unified mode")
        .contains("use a classic account");
  }
}
