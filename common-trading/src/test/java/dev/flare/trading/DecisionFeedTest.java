package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.PublishedDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DecisionFeedTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final List<Long> heard = new ArrayList<>();
  private final List<PublishedDecision> engine = new ArrayList<>();
  private boolean historyDown;
  private int resets;

  private DecisionFeed feed(long last) {
    SignalMark mark = new SignalMark(last, NOON.plusSeconds(last));
    return new DecisionFeed(this::after, mark, each -> heard.add(each.seq()), () -> resets++);
  }

  private List<PublishedDecision> after(long seq) {
    if (historyDown) {
      throw new DecisionHistory.HistoryUnavailable("connection refused");
    }
    return engine.stream().filter(each -> each.seq() > seq).limit(3).toList();
  }

  private static PublishedDecision decision(long seq) {
    return Signals.buy(seq, "BTC", NOON.plusSeconds(seq));
  }

  private void engineHas(long... seqs) {
    LongStream.of(seqs).forEach(seq -> engine.add(decision(seq)));
  }

  @Test
  void handsEachDecisionOverOnce() {
    DecisionFeed feed = feed(0);
    feed.arrived(decision(1));
    feed.arrived(decision(2));
    feed.arrived(decision(2));
    feed.arrived(decision(1));
    assertThat(heard).containsExactly(1L, 2L);
    assertThat(resets).isZero();
  }

  @Test
  void fetchesPageByPageWhatWasMissedWhileAway() {
    engineHas(1, 2, 3, 4, 5, 6, 7, 8);
    DecisionFeed feed = feed(3);
    feed.connected();
    assertThat(heard).containsExactly(4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void fillsAGapBeforeGoingOn() {
    engineHas(1, 2, 3, 4);
    DecisionFeed feed = feed(1);
    feed.arrived(decision(4));
    feed.arrived(decision(5));
    assertThat(heard).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void hasMissedNothingWhenItNeverHeardAnything() {
    engineHas(1, 2, 3);
    DecisionFeed feed = feed(0);
    feed.connected();
    feed.arrived(decision(4));
    assertThat(heard).containsExactly(4L);
  }

  @Test
  void goesOnWithTheNewestWhenTheHistoryIsOutOfReach() {
    historyDown = true;
    DecisionFeed feed = feed(1);
    feed.connected();
    feed.arrived(decision(4));
    assertThat(heard).containsExactly(4L);
  }

  @Test
  void takesADecisionThatComesTwiceForNoNewEngineThoughItWasMadeAfterItsSuccessor() {
    PublishedDecision madeLast = Signals.buy(5, "BTC", NOON.plusSeconds(20));
    PublishedDecision numberedLast = Signals.buy(6, "ETH", NOON.plusSeconds(19));
    engine.addAll(List.of(madeLast, numberedLast));
    DecisionFeed feed = feed(4);
    feed.connected();
    feed.arrived(madeLast);
    feed.arrived(numberedLast);
    assertThat(heard).containsExactly(5L, 6L);
    assertThat(resets).isZero();
  }

  @Test
  void noticesThatTheEngineCountsAnew() {
    DecisionFeed feed = feed(100);
    PublishedDecision anew = Signals.buy(2, "BTC", NOON.plusSeconds(500));
    feed.arrived(anew);
    feed.arrived(anew);
    feed.arrived(Signals.buy(3, "BTC", NOON.plusSeconds(501)));
    assertThat(heard).containsExactly(2L, 3L);
    assertThat(resets).isEqualTo(1);
  }
}
