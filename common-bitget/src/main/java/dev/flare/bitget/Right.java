package dev.flare.bitget;

/// What an API key may do, as far as it matters here.
public enum Right {
  READ,
  SPOT_TRADE,
  TRANSFER,
  WITHDRAW
}
