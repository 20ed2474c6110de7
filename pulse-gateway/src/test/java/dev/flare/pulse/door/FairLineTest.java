package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairLineTest {
  private static final Network ONE = Network.parse("192.0.2.0/24");
  private static final Network OTHER = Network.parse("198.51.100.0/24");
  private static final Network THIRD = Network.parse("203.0.113.0/24");

  private final FairLine<String> line = new FairLine<>(3);

  private List<String> all() {
    return Stream.generate(line::next).takeWhile(Optional::isPresent).map(Optional::get).toList();
  }

  @Test
  void givesEachNeighbourhoodItsTurn() {
    assertThat(line.join(ONE, "a")).isEmpty();
    assertThat(line.join(ONE, "b")).isEmpty();
    assertThat(line.join(OTHER, "x")).isEmpty();

    assertThat(all()).containsExactly("a", "x", "b");
  }

  @Test
  void sendsAwayTheLatestOfThoseWhoHaveMost() {
    List.of("a", "b", "c").forEach(each -> assertThat(line.join(ONE, each)).isEmpty());

    assertThat(line.join(OTHER, "x")).contains("c");

    assertThat(all()).containsExactly("a", "x", "b");
  }

  @Test
  void sendsAwayTheComerWhereNobodyHasMore() {
    assertThat(line.join(ONE, "a")).isEmpty();
    assertThat(line.join(OTHER, "x")).isEmpty();
    assertThat(line.join(THIRD, "1")).isEmpty();

    assertThat(line.join(Network.parse("10.0.0.0/24"), "late")).contains("late");
    assertThat(line.join(ONE, "b")).contains("b");

    assertThat(all()).containsExactly("a", "x", "1");
  }

  @Test
  void hasRoomAgainForEachWhoWasServed() {
    List.of("a", "b", "c").forEach(each -> assertThat(line.join(ONE, each)).isEmpty());
    assertThat(line.next()).contains("a");

    assertThat(line.join(ONE, "d")).isEmpty();
    assertThat(line.join(ONE, "e")).contains("e");
  }
}
