package dev.flare.bitget;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does to a body what networks, gateways and other people's releases do to it.
final class Mangler {
  /// The values in a body: texts and numbers, not the names of fields.
  private static final Pattern VALUE = Pattern.compile("(?<=[:\\[,])(\"[^\"]*\"|[0-9]+)(?!\\s*:)");

  private static final List<String> OTHER_VALUES =
      List.of(
          "null",
          "\"\"",
          "\" \"",
          "0",
          "-1",
          "\"-1\"",
          "\"0\"",
          "true",
          "\"true\"",
          "[]",
          "{}",
          "[null]",
          "\"NaN\"",
          "\"Infinity\"",
          "1e5",
          "\"1E-7\"",
          "1e999999999",
          "\"1e99\"",
          "99999999999999999999999999999999999999999999",
          "\"9999999999999999999999\"",
          "\"9999999999999999\"",
          "\"0x1F\"",
          "\"1,000\"",
          "\"+5\"",
          "\"٣\"",
          "\"usdt\"",
          "\"BTC\"",
          "\"ODD(COIN)\"",
          "\"<b>\"",
          "\"\\u0000\"",
          "{\"a\":{\"b\":[1,2,{}]}}");

  private static final List<String> OTHER_BODIES =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "{}",
          "\"00000\"",
          "<html><body>502 Bad Gateway</body></html>",
          "upstream connect error or disconnect/reset before headers",
          "{\"code\":\"00000\",\"data\":null}",
          "{\"code\":\"00000\",\"msg\":\"success\"}",
          "{\"code\":\"99999\",\"msg\":\"服务升级\",\"data\":null}",
          "{\"code\":40085,\"message\":\"no\"}",
          "[".repeat(100_000),
          "{\"a\":".repeat(20_000),
          "{\"code\":\"00000\",\"data\":" + "[".repeat(400) + "]".repeat(400) + "}",
          "{\"code\":\"00000\",\"data\":" + "9".repeat(5_000) + "}");

  private Mangler() {}

  static String mangle(String body, Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> OTHER_BODIES.get(random.nextInt(OTHER_BODIES.size()));
      case 1, 2 -> body.substring(0, random.nextInt(body.length()));
      case 3, 4, 5 -> otherBytes(body, random);
      case 6 -> body + body.substring(random.nextInt(body.length()));
      case 7 -> withoutAField(body, random);
      default -> otherValues(body, random);
    };
  }

  private static String otherBytes(String body, Random random) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String otherValues(String body, Random random) {
    String mangled = body;
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      mangled = replaceOne(mangled, random);
    }
    return mangled;
  }

  private static String replaceOne(String body, Random random) {
    List<MatchResult> values = VALUE.matcher(body).results().toList();
    if (values.isEmpty()) {
      return body;
    }
    MatchResult chosen = values.get(random.nextInt(values.size()));
    String other =
        random.nextInt(3) == 0
            ? unquotedOrQuoted(chosen.group())
            : OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size()));
    return body.substring(0, chosen.start()) + other + body.substring(chosen.end());
  }

  private static String unquotedOrQuoted(String value) {
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : "\"" + value + "\"";
  }

  private static String withoutAField(String body, Random random) {
    Matcher fields = Pattern.compile("\"[A-Za-z0-9]+\":").matcher(body);
    List<MatchResult> found = fields.results().toList();
    MatchResult chosen = found.get(random.nextInt(found.size()));
    return body.substring(0, chosen.start()) + "\"other\":" + body.substring(chosen.end());
  }
}
