package dev.flare.bitget;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Percentage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;

/// One exchange and all that this suite does with it: its clock, its market, its conversions.
///
/// Safe for any number of threads; what comes from one instance shares connections and budget.
public final class Bitget {
  private final BitgetEndpoint endpoint;
  private final OkHttpClient client;
  private final LongSupplier nanos = System::nanoTime;
  private final Pause pause = Pause.real();
  private final Random random = new Random();
  private final RequestBudget budget;
  private final ExchangeClock clock;
  private final BitgetMarket market;

  private Bitget(BitgetEndpoint endpoint) {
    this.endpoint = endpoint;
    this.client = HttpWire.client(endpoint.timeout());
    this.budget = new TokenBuckets(nanos, pause, endpoint.speed());
    Wire wire = new HttpWire(client, endpoint, call -> Map.of());
    this.clock =
        new ExchangeClock(InstantSource.system(), nanos, () -> serverTime(wire), endpoint.speed());
    this.market = new BitgetMarket(reads(wire));
  }

  /// Opens no connection yet; the first request does.
  public static Bitget at(BitgetEndpoint endpoint) {
    return new Bitget(endpoint);
  }

  public ExchangeClock clock() {
    return clock;
  }

  public BitgetMarket market() {
    return market;
  }

  /// Conversions of the account that `keys` open.
  ///
  /// @throws IllegalArgumentException when the secret is an unreadable RSA key
  public BitgetConvert convert(ApiKeys keys) {
    Wire wire = signed(keys);
    Reads reads = reads(wire);
    return new BitgetConvert(reads, wire.within(budget), clock, new CoinLimits(reads, nanos));
  }

  /// The account that `keys` open.
  ///
  /// @throws IllegalArgumentException when the secret is an unreadable RSA key
  public BitgetAccount account(ApiKeys keys) {
    return new BitgetAccount(reads(signed(keys)));
  }

  /// Quotes without keys, see [TickerQuotes].
  ///
  /// @param spread what each quote is worse than the ticker's price, 0 to less than 100
  public TickerQuotes tickerQuotes(Percentage spread) {
    return new TickerQuotes(market, spread);
  }

  private Wire signed(ApiKeys keys) {
    Seal seal = new Seal(keys, RequestSigner.of(keys), clock);
    return new HttpWire(client, endpoint, seal::headers);
  }

  private Reads reads(Wire wire) {
    return new Reads(wire.within(budget), clock, pause, random);
  }

  private static Instant serverTime(Wire wire) {
    ApiCall call = ApiCall.get(Endpoint.TIME, Map.of());
    try {
      return switch (wire.send(call)) {
        case Answer.Answered(var data, _) -> data.get("serverTime").instant();
        case Answer.Denied denied ->
            throw new ExchangeUnavailable(call + " said " + denied.explained());
        case Answer.NoAnswer(_, var reason) -> throw new ExchangeUnavailable(call + ": " + reason);
      };
    } catch (MalformedAnswer e) {
      throw new ExchangeUnavailable(call + ": " + e.reason(), e);
    }
  }
}
