package dev.flare.bitget.socket;

import dev.flare.market.Candle;
import dev.flare.market.CandleSource;
import dev.flare.market.Granularity;
import dev.flare.market.Pair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// An exchange on paper whose REST tells the truth and whose WebSocket is as bad as one can be:
/// pushes are lost, repeated, late, out of order and without a stamp, connections fail, break and
/// fall silent. All by chance from a seed.
final class RestlessExchange implements CandleSource, InstantSource {
  static final Granularity MINUTE = Granularity.ONE_MINUTE;
  static final Duration STEP = Duration.ofMillis(250);
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private final Random random;
  private final Map<String, NavigableMap<Instant, Candle>> markets = new HashMap<>();
  private final Queue<Travelling> network =
      new PriorityQueue<>(Comparator.comparing(Travelling::arrival));
  private final Set<String> subscribed = new HashSet<>();
  private Instant now = START;
  private PaperLine line = new PaperLine(step -> {});
  private int connection;
  private boolean silent;
  private int requests;
  private int interruptions;

  RestlessExchange(long seed, List<Pair> pairs) {
    this.random = new Random(seed);
    pairs.forEach(pair -> markets.put(pair.symbol(), new TreeMap<>()));
    for (int i = 0; i < 240 * 10; i++) {
      trade();
      now = now.plus(STEP);
    }
  }

  private record Travelling(Instant arrival, Event event) {}

  @Override
  public Instant instant() {
    return now;
  }

  int requests() {
    return requests;
  }

  int interruptions() {
    return interruptions;
  }

  @Override
  public List<Candle> closedCandles(Pair pair, Granularity granularity, int count) {
    requests++;
    return truth(pair, count);
  }

  @Override
  public boolean lists(Pair pair) {
    return markets.containsKey(pair.symbol());
  }

  /// What REST says, without a request.
  List<Candle> truth(Pair pair, int count) {
    List<Candle> closed =
        List.copyOf(market(pair.symbol()).headMap(MINUTE.openOf(now), false).values());
    return closed.subList(Math.max(0, closed.size() - count), closed.size());
  }

  Line connect(Consumer<Step> listener) {
    line = new PaperLine(listener);
    return line;
  }

  void step() {
    now = now.plus(STEP);
    trade();
    if (random.nextInt(4) == 0) {
      subscribed.forEach(this::push);
    }
    misbehave();
    while (!network.isEmpty() && !network.peek().arrival().isAfter(now)) {
      line.tell(network.remove().event());
    }
    line.tell(new Event.TimePassed());
  }

  private NavigableMap<Instant, Candle> market(String symbol) {
    return markets.getOrDefault(symbol, new TreeMap<>());
  }

  /// One interval in thirty has no candle at all, and no trade.
  private void trade() {
    Instant open = MINUTE.openOf(now);
    for (NavigableMap<Instant, Candle> market : markets.values()) {
      boolean begins = open.equals(now);
      if (begins && (market.isEmpty() || random.nextInt(30) > 0)) {
        double price = market.isEmpty() ? 100 : market.lastEntry().getValue().close();
        market.put(open, new Candle(open, price, price, price, price, 0, 0));
      } else if (random.nextInt(3) == 0) {
        market.computeIfPresent(open, (_, candle) -> traded(candle));
      }
    }
  }

  private Candle traded(Candle candle) {
    double price = candle.close() * (0.999 + 0.002 * random.nextDouble());
    return new Candle(
        candle.openedAt(),
        candle.open(),
        Math.max(candle.high(), price),
        Math.min(candle.low(), price),
        price,
        candle.baseVolume() + 1,
        candle.quoteVolume() + price);
  }

  private void push(String symbol) {
    List<Candle> all = List.copyOf(market(symbol).values());
    int rows = Math.min(all.size(), random.nextInt(8) == 0 ? 20 : 1 + random.nextInt(2));
    Optional<Instant> stamp = random.nextInt(20) == 0 ? Optional.empty() : Optional.of(now);
    Message message =
        new Message.Pushed(
            new Topic.Candles(symbol, MINUTE), all.subList(all.size() - rows, all.size()), stamp);
    int copies = random.nextInt(10) == 0 ? 0 : random.nextInt(10) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      int delay = random.nextInt(20) == 0 ? random.nextInt(90_000) : random.nextInt(1500);
      send(Duration.ofMillis(delay), new Event.Received(connection, message));
    }
  }

  private void send(Duration delay, Event event) {
    if (!silent) {
      network.add(new Travelling(now.plus(delay), event));
    }
  }

  private void misbehave() {
    int chance = random.nextInt(4000);
    if (chance < 6) {
      hangUp();
      line.tell(new Event.Lost(connection, "reset"));
    } else if (chance < 8) {
      silent = true;
    }
  }

  private void hangUp() {
    subscribed.clear();
    silent = false;
  }

  private void accept(int number) {
    connection = number;
    Duration delay = Duration.ofMillis(random.nextInt(400));
    boolean opens = random.nextInt(5) > 0;
    send(delay, opens ? new Event.Opened(number) : new Event.Lost(number, "refused"));
  }

  private void hear(String text) {
    if (text.equals("ping")) {
      send(
          Duration.ofMillis(random.nextInt(400)),
          new Event.Received(connection, new Message.Pong()));
    } else {
      markets.keySet().stream().filter(text::contains).forEach(subscribed::add);
    }
  }

  private final class PaperLine implements Line {
    private final Switchboard switchboard = new Switchboard(1, random);
    private final Consumer<Step> listener;

    private PaperLine(Consumer<Step> listener) {
      this.listener = listener;
    }

    @Override
    public void tell(Event event) {
      switchboard.on(event, Duration.between(START, now)).forEach(this::take);
    }

    private void take(Step step) {
      switch (step) {
        case Step.Connect(var number) -> accept(number);
        case Step.Send(_, var text) -> hear(text);
        case Step.HangUp(_) -> hangUp();
        case Step.Note _ -> {}
        case Step.Interrupted _ -> {
          interruptions++;
          listener.accept(step);
        }
        case Step.Deliver _, Step.Forget _ -> listener.accept(step);
      }
    }

    @Override
    public void close() {
      hangUp();
    }
  }
}
