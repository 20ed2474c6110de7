package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

@Timeout(60)
class ListenersTest {
  private static final int MORE_THAN_WAITS = 3_000;
  private final Store store =
      Store.open(Path.of("/store"), StoreOptions.standard().with(new MemoryDisk()));
  private final Log<Integer> numbers = store.log("numbers", Integer.class, 10);
  private final KeyedCollection<Line> lines = store.collection("lines", Line.class, Line::id);

  @AfterEach
  void close() {
    store.close();
  }

  /// Takes one piece of news at a time, when it is asked for.
  private static final class Reader<T> extends BaseSubscriber<T> {
    private final BlockingQueue<T> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    static <T> Reader<T> of(Flux<T> news) {
      Reader<T> reader = new Reader<>();
      news.subscribe(reader);
      return reader;
    }

    T next() throws InterruptedException {
      request(1);
      return Optional.ofNullable(heard.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      // Nothing is wanted yet.
    }

    @Override
    protected void hookOnNext(T value) {
      heard.add(value);
    }

    @Override
    protected void hookOnComplete() {
      end.complete(true);
    }
  }

  private static <T> Change<T> change(News<T> news) {
    return (Change<T>) news;
  }

  @Test
  void tellTheChangesOfOnePartAsValuesOfItsType() throws Exception {
    Reader<News<Line>> reader = Reader.of(lines.changes());
    lines.put(Line.of("a", "1"));
    numbers.append(7);
    lines.put(Line.of("a", "2"));
    assertThat(change(reader.next()).after()).contains(Line.of("a", "1"));
    Change<Line> second = change(reader.next());
    assertThat(second.before()).contains(Line.of("a", "1"));
    assertThat(second.after()).contains(Line.of("a", "2"));
    assertThat(second.version()).isEqualTo(3);
  }

  @Test
  void beginWithThePresentWhenAsked() throws Exception {
    lines.put(Line.of("a", "1"));
    Reader<News<Line>> reader = Reader.of(lines.presentAndChanges());
    News<Line> first = reader.next();
    lines.put(Line.of("b", "2"));
    assertThat(first)
        .isInstanceOfSatisfying(
            Present.class,
            present -> {
              assertThat(present.missedSome()).isFalse();
              assertThat(present.store().all(lines)).containsExactly(Line.of("a", "1"));
            });
    assertThat(change(reader.next()).id()).contains("b");
  }

  @Test
  void giveASlowReaderThePresentForWhatItMissedAndGoOn() throws Exception {
    Reader<News<Integer>> reader = Reader.of(numbers.changes());
    for (int i = 1; i <= MORE_THAN_WAITS; i++) {
      numbers.append(i);
    }
    assertThat(numbers.newest(1)).containsExactly(new LogEntry<>(MORE_THAN_WAITS, MORE_THAN_WAITS));
    News<Integer> first = reader.next();
    numbers.append(4_000);
    assertThat(first)
        .isInstanceOfSatisfying(
            Present.class,
            present -> {
              assertThat(present.missedSome()).isTrue();
              assertThat(present.store().newest(numbers, 1))
                  .isEqualTo(List.of(new LogEntry<>(MORE_THAN_WAITS, MORE_THAN_WAITS)));
            });
    assertThat(change(reader.next()).after()).contains(4_000);
  }

  @Test
  void loseNothingBetweenThePresentAndTheChangesBehindIt() throws Exception {
    Document<Integer> count = store.document("count", Integer.class, 0);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 500; i++) {
                count.update(value -> value + 1);
              }
            });
    Reader<News<Integer>> reader = Reader.of(count.presentAndChanges());
    int last = -1;
    while (last < 500) {
      int told =
          switch (reader.next()) {
            case Present<Integer>(var present, _) -> present.read(count);
            case Change<Integer> change -> change.after().orElseThrow();
          };
      assertThat(last == -1 || told == last + 1).as("%d after %d", told, last).isTrue();
      last = told;
    }
    writer.join();
  }

  @Test
  void hearTheEndWhenTheStoreIsClosed() throws Exception {
    Reader<News<?>> reader = Reader.of(store.changes());
    lines.put(Line.of("a", "1"));
    store.close();
    assertThat(reader.next()).isInstanceOf(Change.class);
    assertThat(reader.end.get()).isTrue();
    Reader<News<?>> late = Reader.of(store.changes());
    assertThat(late.end.get()).isTrue();
  }
}
