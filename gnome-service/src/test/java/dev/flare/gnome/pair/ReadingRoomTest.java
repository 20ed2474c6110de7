package dev.flare.gnome.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.signal.ReadAgain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingRoomTest {
  private final List<Integer> readings = new ArrayList<>();
  private final ReadingRoom room = new ReadingRoom(this::read);

  @Test
  void readsASeriesOnceForAllWhoLook() {
    List<ReadAgain> first = room.read("BTCUSDT", series(3));
    assertThat(room.read("BTCUSDT", series(3))).isSameAs(first);
    assertThat(readings).containsExactly(3);
  }

  @Test
  void readsAgainWithTheNextCandle() {
    assertThat(room.read("BTCUSDT", series(3))).hasSize(3);
    assertThat(room.read("BTCUSDT", series(4))).hasSize(4);
    assertThat(readings).containsExactly(3, 4);
  }

  @Test
  void forgetsThePairThatNobodyHasLookedAtForLongest() {
    for (String symbol : List.of("A", "B", "C", "A", "D", "A", "B")) {
      var _ = room.read(symbol, series(symbol.charAt(0)));
    }
    assertThat(readings).containsExactly((int) 'A', (int) 'B', (int) 'C', (int) 'D', (int) 'B');
  }

  private List<ReadAgain> read(List<Candle> candles) {
    readings.add(candles.size());
    return candles.stream().map(each -> new ReadAgain(each.openedAt(), Map.of())).toList();
  }

  private static List<Candle> series(int length) {
    return IntStream.range(0, length)
        .mapToObj(step -> new Candle(Instant.ofEpochSecond(300L * step), 1, 2, 1, 2, 10, 20))
        .toList();
  }
}
