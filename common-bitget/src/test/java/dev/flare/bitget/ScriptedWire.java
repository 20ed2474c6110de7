package dev.flare.bitget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/// An exchange that answers each kind of call as told, and remembers what it was asked.
final class ScriptedWire implements Wire {
  final List<ApiCall> calls = new ArrayList<>();
  private final Deque<Answer> script = new ArrayDeque<>();
  private Function<ApiCall, Answer> otherwise =
      call -> {
        throw new AssertionError("Nothing scripted for " + call);
      };

  ScriptedWire then(String body) {
    return then(200, body);
  }

  ScriptedWire then(int status, String body) {
    script.add(Answer.parse(status, body));
    return this;
  }

  ScriptedWire thenNothing(String reason) {
    script.add(new Answer.NoAnswer(0, reason));
    return this;
  }

  ScriptedWire always(Function<ApiCall, String> body) {
    otherwise = call -> Answer.parse(200, body.apply(call));
    return this;
  }

  @Override
  public Answer send(ApiCall call, Duration atMost) {
    calls.add(call);
    return script.isEmpty() ? otherwise.apply(call) : script.remove();
  }

  static String success(String data) {
    return success(data, 1_760_000_000_000L);
  }

  static String success(String data, long requestTime) {
    return """
    {"code":"00000","msg":"success","requestTime":%d,"data":%s}\
    """
        .formatted(requestTime, data);
  }

  static String error(String code) {
    return """
    {"code":"%s","msg":"no","requestTime":1760000000000,"data":null}\
    """
        .formatted(code);
  }
}
