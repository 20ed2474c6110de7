package dev.flare.e2e.model;

import dev.flare.market.Coin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Holds what a trader says against all that may be true.
///
/// A command that was not acknowledged, because the process died or the disk was full, may have
/// been done or not; until that shows, both count.
final class Witness {
  private final List<Command> commands = new ArrayList<>();
  private List<Model> possible;

  Witness(Model atFirst) {
    possible = List.of(atFirst);
  }

  /// Something that the user told the trader to do.
  ///
  /// @param isDone whether an answer says that it was done
  record Command(
      CompletableFuture<?> answer, Predicate<Object> isDone, UnaryOperator<Model> effect) {
    /// Nobody will answer any more.
    Command withoutAnswer() {
      return answer.isDone()
          ? this
          : new Command(
              CompletableFuture.failedFuture(new IllegalStateException("The process died")),
              isDone,
              effect);
    }

    /// What may be true now if `before` was.
    Stream<Model> outcomes(Model before) {
      if (!answer.isDone() || answer.isCompletedExceptionally()) {
        return Stream.of(before, effect.apply(before));
      }
      return Stream.of(isDone.test(answer.join()) ? effect.apply(before) : before);
    }
  }

  void hears(Command command) {
    commands.add(command);
  }

  void seesTheProcessDie() {
    commands.replaceAll(Command::withoutAnswer);
  }

  void seesTheOwnerTake(Coin coin) {
    possible = possible.stream().map(each -> each.taking(coin)).distinct().toList();
  }

  boolean knowsWhatWasSaid() {
    return commands.isEmpty();
  }

  boolean knowsTradingIsOff() {
    return possible.stream().noneMatch(Model::trading);
  }

  /// Keeps what may be true.
  void check(Seen seen) {
    List<Model> all = possible;
    for (Command each : commands) {
      all = all.stream().flatMap(each::outcomes).distinct().toList();
    }
    List<Model> right = all.stream().filter(it -> Audit.of(it, seen).isEmpty()).toList();
    if (right.isEmpty()) {
      throw new AssertionError(all.stream().map(it -> Audit.of(it, seen)).toList().toString());
    }
    if (commands.stream().allMatch(each -> each.answer().isDone())) {
      possible = right;
      commands.clear();
    }
  }
}
