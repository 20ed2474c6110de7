package dev.flare.simulator.fault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// A fault, the calls it is about, and which of them it strikes: at most one of `nth`, `every` and
/// `chance`; none of them, and it strikes each.
///
/// @param call any call when there is none
/// @param seed of the lot that `chance` draws; 1 when there is none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultOrder(
    Call call,
    @Nullable Long nth,
    @Nullable Long every,
    @Nullable Double chance,
    @Nullable Long seed,
    Fault fault) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
          .build();

  public FaultOrder {
    if (fault == null) {
      throw new IllegalArgumentException("fault is missing");
    }
    call = call == null ? Call.ANY : call;
    if (Stream.of(nth, every, chance).filter(one -> one != null).count() > 1) {
      throw new IllegalArgumentException("only one of nth, every and chance can be meant");
    }
    if (nth != null && nth < 1 || every != null && every < 1) {
      throw new IllegalArgumentException("nth and every are 1 or more");
    }
    if (chance != null && !(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException("chance is from 0 to 1");
    }
    if (call == Call.HANDSHAKE && !fault.suitsHandshake()) {
      throw new IllegalArgumentException(
          "a handshake can be refused, html, empty, reset and hang, and is never executed then");
    }
    if (fault instanceof Fault.Skew && (nth != null || every != null || chance != null)) {
      throw new IllegalArgumentException("a clock is off for all calls alike");
    }
  }

  /// A fault that strikes each of the calls.
  public static FaultOrder always(Call call, Fault fault) {
    return new FaultOrder(call, null, null, null, null, fault);
  }

  /// A fault that strikes the `nth` of the calls from now on.
  public static FaultOrder nth(Call call, long nth, Fault fault) {
    return new FaultOrder(call, nth, null, null, null, fault);
  }

  /// Reads one order, or a list of them.
  ///
  /// @throws IllegalArgumentException saying what cannot be read
  public static List<FaultOrder> read(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isArray()
          ? node.valueStream().map(FaultOrder::read).toList()
          : List.of(read(node));
    } catch (JacksonException e) {
      String whole = e.getOriginalMessage();
      throw new IllegalArgumentException(whole.replaceFirst("(?s).*, problem: ", ""), e);
    }
  }

  private static FaultOrder read(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("a fault is an object, not " + node);
    }
    return JSON.treeToValue(node, FaultOrder.class);
  }

  @JsonIgnore
  Occurrence occurrence() {
    if (nth != null) {
      return new Occurrence.Nth(nth);
    }
    if (every != null) {
      return new Occurrence.Every(every);
    }
    return chance == null
        ? new Occurrence.Always()
        : new Occurrence.Chance(chance, seed == null ? 1 : seed);
  }
}
