package dev.flare.trading;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Pair;
import dev.flare.market.Percentage;
import dev.flare.market.Word;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// How the words of the market look in the trader's files: `"100.5 USDT"`, `"BTC/USDT"`, `"1.5"`.
public final class MarketShapes {
  private MarketShapes() {}

  public static JacksonModule module() {
    SimpleModule module = new SimpleModule("market");
    asText(module, Coin.class, Coin::name, Coin::new);
    asText(module, Percentage.class, Percentage::plain, Percentage::of);
    asText(module, Word.class, Word::letters, Word::parse);
    asText(module, Amount.class, Amount::toString, MarketShapes::amount);
    asText(module, Pair.class, pair -> pair.base() + "/" + pair.quote(), MarketShapes::pair);
    return module;
  }

  private static Amount amount(String text) {
    String[] parts = two(text, " ");
    return Amount.of(parts[0], new Coin(parts[1]));
  }

  private static Pair pair(String text) {
    String[] parts = two(text, "/");
    return Pair.of(parts[0], parts[1]);
  }

  private static String[] two(String text, String between) {
    String[] parts = text.split(between, -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("two parts with '%s' between".formatted(between));
    }
    return parts;
  }

  private static <T> void asText(
      SimpleModule module, Class<T> type, Function<T, String> print, Function<String, T> parse) {
    module.addSerializer(
        type,
        new StdSerializer<>(type) {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(print.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<>(type) {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString("");
            try {
              return parse.apply(text);
            } catch (IllegalArgumentException e) {
              return context.reportInputMismatch(this, "is no %s", type.getSimpleName());
            }
          }
        });
  }
}
