package dev.flare.pulse.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Answers what the test says; once it has nothing more to say, everything arrives.
final class FakeChannel implements Channel {
  private final Deque<Delivery> answers = new ArrayDeque<>();
  private final List<Alert> tried = new ArrayList<>();
  private final AlertLevel atLeast;

  FakeChannel(AlertLevel atLeast) {
    this.atLeast = atLeast;
  }

  void answers(Delivery... next) {
    answers.addAll(List.of(next));
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
    tried.add(alert);
    return answers.isEmpty() ? new Delivery.Delivered() : answers.remove();
  }
}
