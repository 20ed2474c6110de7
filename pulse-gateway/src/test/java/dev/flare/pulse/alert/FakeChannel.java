package dev.flare.pulse.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Answers what the test says; once it has nothing more to say, everything arrives.
final class FakeChannel implements Channel {
  private final Deque<Delivery> answers = new ArrayDeque<>();
  private final List<Alert> tried = new ArrayList<>();
  private final AlertLevel atLeast;
  private Optional<RuntimeException> failure = Optional.empty();

  FakeChannel(AlertLevel atLeast) {
    this.atLeast = atLeast;
  }

  void answers(Delivery... next) {
    answers.addAll(List.of(next));
  }

  void fails(RuntimeException how) {
    failure = Optional.of(how);
  }

  void failsNoMore() {
    failure = Optional.empty();
  }

  List<String> tried() {
    return tried.stream().map(Alert::text).toList();
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public AlertLevel atLeast() {
    return atLeast;
  }

  @Override
  public Delivery deliver(Alert alert) {
    failure.ifPresent(it -> {
      throw it;
    });
    tried.add(alert);
    return answers.isEmpty() ? new Delivery.Delivered() : answers.remove();
  }
}
