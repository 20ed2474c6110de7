package dev.flare.bitget;

/// The calls of BitGet's REST API that this suite uses, each with the limit BitGet sets it.
enum Endpoint {
  TIME("/api/v2/public/time", 20, false),
  SYMBOLS("/api/v2/spot/public/symbols", 20, false),
  TICKERS("/api/v2/spot/market/tickers", 20, false),
  CANDLES("/api/v2/spot/market/candles", 20, false),
  HISTORY_CANDLES("/api/v2/spot/market/history-candles", 20, false),
  CURRENCIES("/api/v2/convert/currencies", 10, true),
  QUOTE("/api/v2/convert/quoted-price", 10, true),
  TRADE("/api/v2/convert/trade", 5, true),
  CONVERT_RECORDS("/api/v2/convert/convert-record", 10, true),
  ACCOUNT_INFO("/api/v2/spot/account/info", 1, true),
  ASSETS("/api/v2/spot/account/assets", 10, true),
  BILLS("/api/v2/spot/account/bills", 10, true);

  private final String path;
  private final int perSecond;
  private final boolean signed;

  Endpoint(String path, int perSecond, boolean signed) {
    this.path = path;
    this.perSecond = perSecond;
    this.signed = signed;
  }

  String path() {
    return path;
  }

  /// Requests a second that BitGet allows one address (public calls) or one account (signed ones).
  int perSecond() {
    return perSecond;
  }

  boolean signed() {
    return signed;
  }
}
