package dev.flare.pulse.alert;

import dev.flare.pulse.alert.Alert.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The letters that wait, 200 for each channel; they outlive a restart. When there are more, the
/// oldest is given up.
final class Outbox {
  static final int MOST = 200;

  private final Shelf<Letter> letters;
  private final List<Channel> channels;
  private final Map<String, Long> givenUp = new ConcurrentHashMap<>();
  private long seq;

  Outbox(Shelf<Letter> letters, List<Channel> channels) {
    this.letters = letters;
    this.channels = List.copyOf(channels);
    this.seq = letters.all().stream().mapToLong(Letter::seq).max().orElse(0);
    letters.all().stream()
        .filter(letter -> channels.stream().noneMatch(it -> it.name().equals(letter.channel())))
        .forEach(letter -> letters.remove(letter.id()));
  }

  synchronized void add(Alert alert) {
    channels.stream()
        .filter(channel -> alert.level().compareTo(channel.atLeast()) >= 0)
        .forEach(channel -> add(channel.name(), alert));
    notifyAll();
  }

  private void add(String channel, Alert alert) {
    if (alert.turn() == Turn.LASTS && of(channel).anyMatch(it -> isAbout(it, alert))) {
      return;
    }
    letters.put(new Letter(++seq, channel, alert));
    of(channel).limit(Math.max(0, of(channel).count() - MOST)).toList().forEach(this::giveUp);
  }

  /// Whoever has not heard of it yet needs no reminder.
  private static boolean isAbout(Letter letter, Alert alert) {
    return letter.alert().key().equals(alert.key()) && letter.alert().turn() != Turn.OVER;
  }

  void giveUp(Letter letter) {
    letters.remove(letter.id());
    givenUp.merge(letter.channel(), 1L, Long::sum);
  }

  void delivered(Letter letter) {
    letters.remove(letter.id());
  }

  Optional<Letter> oldest(String channel) {
    return of(channel).findFirst();
  }

  int waiting(String channel) {
    return (int) of(channel).count();
  }

  /// How many letters never arrived since Pulse was started.
  long givenUp(String channel) {
    return givenUp.getOrDefault(channel, 0L);
  }

  /// Until there may be something new, a second at most.
  synchronized void await() throws InterruptedException {
    wait(1000);
  }

  private Stream<Letter> of(String channel) {
    return letters.all().stream()
        .filter(letter -> letter.channel().equals(channel))
        .sorted(Comparator.comparing(Letter::seq));
  }
}
