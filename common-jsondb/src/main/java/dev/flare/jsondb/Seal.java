package dev.flare.jsondb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Makes the first field of a JSON object the checksum of everything behind it.
final class Seal {
  private static final int HEAD = "{\"crc\":\"01234567\",".length();

  private Seal() {}

  /// @param json an object with at least one field
  static byte[] seal(String json) {
    byte[] rest = json.substring(1).getBytes(StandardCharsets.UTF_8);
    byte[] head = head(rest, 0, rest.length);
    byte[] sealed = Arrays.copyOf(head, HEAD + rest.length);
    System.arraycopy(rest, 0, sealed, HEAD, rest.length);
    return sealed;
  }

  static boolean isIntact(byte[] sealed) {
    return sealed.length > HEAD
        && Arrays.equals(head(sealed, HEAD, sealed.length - HEAD), 0, HEAD, sealed, 0, HEAD);
  }

  private static byte[] head(byte[] bytes, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, length);
    String hex = HexFormat.of().toHexDigits((int) sum.getValue());
    return "{\"crc\":\"%s\",".formatted(hex).getBytes(StandardCharsets.UTF_8);
  }
}
