package dev.flare.market;

/// A read that gave no usable answer: no connection, a server fault, or a body that is no answer.
///
/// Nothing was changed at the exchange; asking again later is safe.
public final class ExchangeUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExchangeUnavailable(String message) {
    super(message);
  }

  public ExchangeUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
