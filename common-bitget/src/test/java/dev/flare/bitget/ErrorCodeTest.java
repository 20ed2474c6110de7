package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {
  @ParameterizedTest
  @CsvSource({
    "12021, REQUOTE, true",
    "12022, REQUOTE, true",
    "43012, REFUSE, true",
    "12006, REFUSE, true",
    "43131, REFUSE, true",
    "40034, REFUSE, true",
    "40008, RESYNC, true",
    "40009, STOP, true",
    "40037, STOP, true",
    "40085, STOP, true",
    "12018, STOP, false",
    "12014, RETRY, false",
    "40010, RETRY, false",
    "40725, RETRY, false",
    "40808, RETRY, false",
    "429, RETRY, false"
  })
  void knowsWhatACodeAsksForAndWhetherItProvesThatNothingHappened(
      String code, Remedy remedy, boolean definite) {
    ErrorCode known = ErrorCode.of(code).orElseThrow();

    assertThat(known.remedy()).isEqualTo(remedy);
    assertThat(known.definite()).isEqualTo(definite);
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
