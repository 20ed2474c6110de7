package dev.flare.simulator.socket;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One connection: what it has subscribed to, and when it was last heard.
///
/// It answers each message, and once in a while is asked whether it has news to push. Nothing of it
/// outlives the connection.
final class Subscriber {
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MESSAGES_PER_SECOND = 10;
  private static final int SUBSCRIPTIONS_PER_HOUR = 240;
  private static final int LONGEST_MESSAGE = 4096;
  private static final JsonMapper JSON = new JsonMapper();

  private final Feeds feeds;
  private final Line line;
  private final Map<Topic, Feed> followed = new LinkedHashMap<>();
  private final Allowance messages;
  private final Allowance subscriptions;
  private final long begin;
  private long lastPing;

  /// @param nanos real time, monotonic, of the connection's beginning
  Subscriber(Feeds feeds, Line line, long nanos) {
    this.feeds = feeds;
    this.line = line;
    this.messages = new Allowance(MESSAGES_PER_SECOND, Duration.ofSeconds(1), nanos);
    this.subscriptions = new Allowance(SUBSCRIPTIONS_PER_HOUR, Duration.ofHours(1), nanos);
    this.begin = nanos;
    this.lastPing = nanos;
  }

  /// The way to the other side.
  interface Line {
    void answer(String text);

    /// Sends news, which may get lost.
    void push(String text);

    void close();
  }

  synchronized void receive(String text, Instant now, long nanos) {
    if (!messages.allows(nanos)) {
      fail(Failing.FLOODED, "");
      line.close();
    } else if (text.equals("ping")) {
      lastPing = nanos;
      line.answer("pong");
    } else {
      follow(text, now, nanos);
    }
  }

  /// Pushes what is new, or hangs up: on everybody after a day, sooner on who has been silent.
  synchronized void look(Instant now, long nanos) {
    if (nanos - lastPing >= SILENCE.toNanos() || nanos - begin >= LONGEST.toNanos()) {
      line.close();
      return;
    }
    followed.forEach(
        (topic, feed) -> feed.next(now, nanos).ifPresent(push -> push(topic, push, now)));
  }

  private void follow(String text, Instant now, long nanos) {
    Optional<JsonNode> request = text.length() > LONGEST_MESSAGE ? Optional.empty() : read(text);
    if (request.isEmpty() || !request.get().path("args").isArray()) {
      fail(Failing.REQUEST_ILLEGAL, "");
      return;
    }
    JsonNode args = request.get().path("args");
    switch (request.get().path("op").asString("")) {
      case "subscribe" -> {
        if (subscriptions.allows(nanos)) {
          args.forEach(arg -> subscribe(Topic.of(arg), now, nanos));
        } else {
          fail(Failing.TOO_MANY_SUBSCRIPTIONS, "");
        }
      }
      case "unsubscribe" -> args.forEach(arg -> unsubscribe(Topic.of(arg)));
      default -> fail(Failing.OP_UNKNOWN, "");
    }
  }

  private static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(JSON.readTree(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private void subscribe(Topic topic, Instant now, long nanos) {
    Optional<Feed> feed = feeds.find(topic);
    if (feed.isEmpty()) {
      fail(topic);
      return;
    }
    followed.put(topic, feed.get());
    line.answer(event("subscribe").set("arg", JSON.valueToTree(topic)).toString());
    push(topic, feed.get().first(now, nanos), now);
  }

  private void unsubscribe(Topic topic) {
    if (followed.remove(topic) == null) {
      fail(topic);
    } else {
      line.answer(event("unsubscribe").set("arg", JSON.valueToTree(topic)).toString());
    }
  }

  private void push(Topic topic, Push push, Instant now) {
    ObjectNode message = JSON.createObjectNode();
    message.put("action", push.action());
    message.set("arg", JSON.valueToTree(topic));
    message.set("data", JSON.valueToTree(push.data()));
    message.put("ts", now.toEpochMilli());
    line.push(message.toString());
  }

  private void fail(Topic topic) {
    ObjectNode event = event("error");
    event.set("arg", JSON.valueToTree(topic));
    line.answer(with(event, Failing.TOPIC_UNKNOWN, topic + " ").toString());
  }

  private void fail(Failing failing, String about) {
    line.answer(with(event("error"), failing, about).toString());
  }

  private static ObjectNode with(ObjectNode event, Failing failing, String about) {
    return event.put("code", failing.code()).put("msg", about + failing.text());
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }
}
