package dev.flare.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Predicate;

/// What a fault can be about: one call of the exchange, or several of a kind.
public enum Call {
  @JsonProperty("any")
  ANY(path -> path.startsWith("/api/")),
  @JsonProperty("public")
  PUBLIC(path -> path.startsWith("/api/") && !isPrivate(path)),
  @JsonProperty("private")
  PRIVATE(Call::isPrivate),
  @JsonProperty("time")
  TIME("/api/v2/public/time"),
  @JsonProperty("symbols")
  SYMBOLS("/api/v2/spot/public/symbols"),
  @JsonProperty("tickers")
  TICKERS("/api/v2/spot/market/tickers"),
  @JsonProperty("candles")
  CANDLES("/api/v2/spot/market/candles"),
  @JsonProperty("history-candles")
  HISTORY_CANDLES("/api/v2/spot/market/history-candles"),
  @JsonProperty("currencies")
  CURRENCIES("/api/v2/convert/currencies"),
  @JsonProperty("quote")
  QUOTE("/api/v2/convert/quoted-price"),
  @JsonProperty("trade")
  TRADE("/api/v2/convert/trade"),
  @JsonProperty("records")
  RECORDS("/api/v2/convert/convert-record"),
  @JsonProperty("info")
  INFO("/api/v2/spot/account/info"),
  @JsonProperty("assets")
  ASSETS("/api/v2/spot/account/assets"),
  @JsonProperty("bills")
  BILLS("/api/v2/spot/account/bills"),
  /// A push over the public WebSocket.
  @JsonProperty("socket")
  SOCKET(Call.PUSH),
  /// The request that would become a public WebSocket.
  @JsonProperty("handshake")
  HANDSHAKE(Call.PUBLIC_SOCKET);

  /// Stands for a path where a push is meant.
  public static final String PUSH = "push";

  static final String PUBLIC_SOCKET = "/v2/ws/public";

  private final Predicate<String> paths;

  Call(Predicate<String> paths) {
    this.paths = paths;
  }

  Call(String path) {
    this(path::equals);
  }

  boolean covers(String path) {
    return paths.test(path);
  }

  /// Whether a call needs a signature.
  public static boolean isPrivate(String path) {
    return path.startsWith("/api/v2/convert/") || path.startsWith("/api/v2/spot/account/");
  }
}
