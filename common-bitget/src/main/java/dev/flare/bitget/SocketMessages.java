package dev.flare.bitget;

import dev.flare.bitget.socket.Message;
import dev.flare.bitget.socket.Message.Irrelevant;
import dev.flare.bitget.socket.Message.Pong;
import dev.flare.bitget.socket.Message.Priced;
import dev.flare.bitget.socket.Message.Pushed;
import dev.flare.bitget.socket.Message.Refused;
import dev.flare.bitget.socket.Message.Unreadable;
import dev.flare.bitget.socket.Topic;
import java.util.Optional;

/// Understands what the exchange's WebSocket says, as strictly as an answer of its REST API.
final class SocketMessages {
  private SocketMessages() {}

  static Message read(String text) {
    if (text.equals("pong")) {
      return new Pong();
    }
    try {
      return read(Json.parse(text));
    } catch (MalformedAnswer e) {
      return new Unreadable(e.reason());
    }
  }

  private static Message read(Json message) {
    Optional<String> event = message.find("event").map(Json::text);
    if (event.isPresent()) {
      return event.get().equals("error") ? refused(message) : new Irrelevant();
    }
    return message.find("action").isPresent() ? pushed(message) : new Irrelevant();
  }

  private static Message refused(Json message) {
    return new Refused(
        message.find("arg").flatMap(SocketMessages::topic),
        message.get("code").text(),
        message.find("msg").map(Json::text).orElse(""));
  }

  private static Message pushed(Json message) {
    return topic(message.get("arg"))
        .<Message>map(topic -> news(message, topic))
        .orElseGet(Irrelevant::new);
  }

  private static Message news(Json message, Topic topic) {
    Json data = message.get("data");
    return switch (topic) {
      case Topic.Candles candles ->
          new Pushed(
              candles,
              CandleRows.of(data, candles.granularity()),
              message.find("ts").map(Json::instant));
      case Topic.Ticker ticker -> priced(ticker, data.at(0));
    };
  }

  private static Priced priced(Topic.Ticker topic, Json row) {
    return new Priced(
        topic,
        row.get("lastPr").decimal(),
        BitgetMarket.price(row, "bidPr"),
        BitgetMarket.price(row, "askPr"),
        row.get("ts").instant());
  }

  private static Optional<Topic> topic(Json argument) {
    return Topic.find(argument.get("channel").text(), argument.get("instId").text());
  }
}
