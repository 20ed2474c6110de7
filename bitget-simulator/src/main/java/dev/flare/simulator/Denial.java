package dev.flare.simulator;

/// The exchange's no: one of its codes, with a text for people.
final class Denial extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String text;

  Denial(Code code, String text) {
    super(code.number + " " + text);
    this.code = code;
    this.text = text;
  }

  Denial(Code code) {
    this(code, code.text);
  }

  Code code() {
    return code;
  }

  String text() {
    return text;
  }

  /// BitGet's codes that this exchange uses.
  enum Code {
    KEY_MISSING("40001", "ACCESS_KEY cannot be empty"),
    SIGN_MISSING("40002", "ACCESS_SIGN cannot be empty"),
    TIMESTAMP_INVALID("40005", "Invalid ACCESS_TIMESTAMP"),
    CONTENT_TYPE_INVALID("40007", "Invalid Content_Type"),
    TIMESTAMP_EXPIRED("40008", "Request timestamp expired"),
    SIGN_WRONG("40009", "sign signature error"),
    PASSPHRASE_MISSING("40011", "ACCESS_PASSPHRASE cannot be empty"),
    PASSPHRASE_WRONG("40012", "apikey/password is incorrect"),
    RIGHT_MISSING("40014", "Incorrect permissions"),
    ADDRESS_FOREIGN("40018", "Invalid IP"),
    PARAMETER_INVALID("400171", "Parameter verification failed"),
    PARAMETER_MISSING("40019", "Parameter cannot be empty"),
    SYMBOL_UNKNOWN("40034", "Parameter does not exist"),
    KEY_UNKNOWN("40037", "Apikey does not exist"),
    PATH_UNKNOWN("40404", "Request URL NOT FOUND", 404),
    RANGE_TOO_LONG("40705", "The start and end time cannot exceed 90 days"),
    START_AFTER_END("40707", "Start time is greater than end time"),
    NOT_POSITIVE("01001", "must be greater than 0"),
    TOO_MANY_DECIMALS("01002", "at most 8 decimals"),
    TOO_LITTLE("12006", "Less than the minimum amount"),
    TOO_MUCH("12007", "Greater than the maximum amount"),
    QUOTE_EXPIRED("12021", "The quote has expired"),
    QUOTE_DIFFERS("12022", "The parameters differ from the quote"),
    SIZES_WRONG("20002", "Only one of fromCoinSize and toCoinSize must be passed"),
    TOO_POOR("43012", "Insufficient balance"),
    SUSPENDED("43120", "Trading is suspended"),
    NOT_CONVERTIBLE("43131", "The coin cannot be converted"),
    TOO_MANY_REQUESTS("429", "Too many requests", 429);

    private final String number;
    private final String text;
    private final int status;

    Code(String number, String text) {
      this(number, text, 400);
    }

    Code(String number, String text, int status) {
      this.number = number;
      this.text = text;
      this.status = status;
    }

    String number() {
      return number;
    }

    /// The status of HTTP that goes with it.
    int status() {
      return status;
    }
  }
}
