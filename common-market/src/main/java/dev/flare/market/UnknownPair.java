package dev.flare.market;

/// A pair that the exchange does not list.
public final class UnknownPair extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownPair(Pair pair) {
    super("The exchange does not list " + pair);
  }
}
