package dev.flare.bitget.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/// Decides what one connection does next, from what happened and when; opens and sends nothing
/// itself.
///
/// Connects when the first topic is wanted, subscribes in batches, pings, gives up a connection
/// that is dead or old, and comes back with everything subscribed anew. Time is real time since any
/// fixed moment and never goes back. Made for one thread.
final class Protocol {
  static final Duration REST_AFTER_TOO_MANY = Duration.ofMinutes(5);
  static final Duration PATIENCE_FOR_CONNECTING = Duration.ofSeconds(30);

  /// A connection that lasted this long was a success; the next attempt may come soon.
  static final Duration SUCCESS = Duration.ofMinutes(1);

  private static final int TOO_MANY_REQUESTS = 429;

  private final Interests interests;
  private final Backoff backoff;
  private final IntSupplier numbers;
  private State state = new Idle();
  private int connection;

  /// @param speed how many times faster than real time the exchange's clock runs
  /// @param numbers for connections, none of them given twice
  Protocol(double speed, RandomGenerator random, IntSupplier numbers) {
    this.interests = new Interests(speed);
    this.backoff = new Backoff(random);
    this.numbers = numbers;
  }

  boolean carries(Topic topic) {
    return interests.hold(topic);
  }

  boolean hasRoom() {
    return interests.haveRoom();
  }

  private sealed interface State {}

  private record Idle() implements State {}

  private record Resting(Duration until) implements State {}

  private record Connecting(Duration until) implements State {}

  private record Talking(Conversation conversation) implements State {}

  private record Stopped() implements State {}

  List<Step> on(Event event, Duration now) {
    return switch (event) {
      case Event.Asked(var topic) -> asked(topic, now);
      case Event.TimePassed() -> timePassed(now);
      case Event.Opened(var number) -> isCurrent(number) ? opened(now) : List.of();
      case Event.Received(var number, var message) ->
          isCurrent(number) ? received(message, now) : List.of();
      case Event.Lost(var number, var reason) -> isCurrent(number) ? lost(reason, now) : List.of();
      case Event.TurnedAway(var number, var status) ->
          isCurrent(number) ? turnedAway(status, now) : List.of();
    };
  }

  private boolean isCurrent(int number) {
    return number == connection
        && switch (state) {
          case Connecting _, Talking _ -> true;
          case Idle _, Resting _, Stopped _ -> false;
        };
  }

  private List<Step> asked(Topic topic, Duration now) {
    boolean isNew = interests.ask(topic, now);
    return switch (state) {
      case Idle _ -> connect(now);
      case Talking(var conversation) -> {
        if (isNew) {
          conversation.requests().subscribe(topic);
        }
        yield List.of();
      }
      case Resting _, Connecting _, Stopped _ -> List.of();
    };
  }

  private List<Step> timePassed(Duration now) {
    List<Step> steps = new ArrayList<>(forgotten(now));
    steps.addAll(
        switch (state) {
          case Idle _, Stopped _ -> List.of();
          case Resting(var until) -> now.compareTo(until) >= 0 ? connectIfWanted(now) : List.of();
          case Connecting(var until) ->
              now.compareTo(until) >= 0 ? giveUp("no connection in time", now) : List.of();
          case Talking(var conversation) -> talk(conversation, now);
        });
    return steps;
  }

  private List<Step> forgotten(Duration now) {
    List<Topic> expired = interests.expire(now);
    if (state instanceof Talking(var conversation)) {
      expired.forEach(conversation.requests()::unsubscribe);
    }
    return expired.stream().<Step>map(Step.Forget::new).toList();
  }

  private List<Step> talk(Conversation conversation, Duration now) {
    Optional<String> trouble = conversation.trouble(interests.longestSilence(), now);
    return trouble.isPresent() ? giveUp(trouble.get(), now) : conversation.say(now);
  }

  private List<Step> connectIfWanted(Duration now) {
    if (interests.topics().isEmpty()) {
      state = new Idle();
      return List.of();
    }
    return connect(now);
  }

  private List<Step> connect(Duration now) {
    connection = numbers.getAsInt();
    state = new Connecting(now.plus(PATIENCE_FOR_CONNECTING));
    return List.of(new Step.Connect(connection));
  }

  private List<Step> opened(Duration now) {
    Conversation conversation = new Conversation(connection, now, interests.topics());
    state = new Talking(conversation);
    return conversation.say(now);
  }

  private List<Step> received(Message message, Duration now) {
    return state instanceof Talking(var conversation)
        ? heard(conversation, message, now)
        : List.of();
  }

  private List<Step> heard(Conversation conversation, Message message, Duration now) {
    return switch (message) {
      case Message.Pong() -> {
        conversation.ponged();
        yield List.of();
      }
      case Message.News news -> {
        conversation.pushed(now);
        yield List.of(new Step.Deliver(news));
      }
      case Message.Refused refused -> refused(refused, now);
      case Message.Irrelevant() -> List.of();
      case Message.Unreadable(var reason) -> List.of(new Step.Note("Ignored: " + reason));
    };
  }

  private List<Step> refused(Message.Refused refused, Duration now) {
    String said = "The exchange said %s %s".formatted(refused.code(), refused.text());
    return switch (CodeRemedy.of(refused)) {
      case DROP_TOPIC -> {
        refused.topic().ifPresent(interests::refuse);
        yield List.of(new Step.Note(said + "; REST serves " + refused.topic().orElseThrow()));
      }
      case WAIT -> hangUp(said, new Resting(now.plus(REST_AFTER_TOO_MANY)));
      case STOP -> hangUp(said + "; REST serves everything from now on", new Stopped());
      case IGNORE -> List.of(new Step.Note(said));
    };
  }

  private List<Step> lost(String reason, Duration now) {
    return interrupted(reason, resting(now));
  }

  /// Whoever is told that it was too much comes back much later, as on an open connection.
  private List<Step> turnedAway(int status, Duration now) {
    State next =
        status == TOO_MANY_REQUESTS ? new Resting(now.plus(REST_AFTER_TOO_MANY)) : resting(now);
    return interrupted("HTTP %d in place of a WebSocket".formatted(status), next);
  }

  private List<Step> giveUp(String reason, Duration now) {
    return hangUp(reason, resting(now));
  }

  private List<Step> hangUp(String reason, State next) {
    List<Step> steps = new ArrayList<>(List.of(new Step.HangUp(connection)));
    steps.addAll(interrupted(reason, next));
    return steps;
  }

  private List<Step> interrupted(String reason, State next) {
    state = next;
    return List.of(new Step.Interrupted(interests.topics(), reason));
  }

  private State resting(Duration now) {
    if (state instanceof Talking(var conversation) && conversation.hasLasted(SUCCESS, now)) {
      backoff.reset();
    }
    return new Resting(now.plus(backoff.next()));
  }
}
