package dev.flare.jsondb;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Makes the first field of a JSON object the checksum of everything behind it.
final class Seal {
  /// Takes the place of the opening brace of the object, and the comma that of its first byte.
  static final byte[] BLANK = "{\"crc\":\"00000000\"".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int SUM = "{\"crc\":\"".length();
  private static final int HEAD = BLANK.length + 1;

  private Seal() {}

  /// Seals what lies between `from` and `to`: the blank, and an object with at least one field.
  static void seal(byte[] bytes, int from, int to) {
    bytes[from + BLANK.length] = ',';
    int sum = sum(bytes, from + HEAD, to);
    for (int i = 0; i < 8; i++) {
      bytes[from + SUM + i] = digit(sum, i);
    }
  }

  static boolean isIntact(byte[] bytes) {
    return isIntact(bytes, 0, bytes.length);
  }

  static boolean isIntact(byte[] bytes, int from, int to) {
    return to - from > HEAD && hasHead(bytes, from) && hasSum(bytes, from, to);
  }

  private static boolean hasHead(byte[] bytes, int from) {
    for (int i = 0; i < BLANK.length; i++) {
      boolean ofSum = i >= SUM && i < SUM + 8;
      if (!ofSum && bytes[from + i] != BLANK[i]) {
        return false;
      }
    }
    return bytes[from + BLANK.length] == ',';
  }

  private static boolean hasSum(byte[] bytes, int from, int to) {
    int sum = sum(bytes, from + HEAD, to);
    for (int i = 0; i < 8; i++) {
      if (bytes[from + SUM + i] != digit(sum, i)) {
        return false;
      }
    }
    return true;
  }

  private static byte digit(int sum, int place) {
    return DIGITS[(sum >>> (28 - 4 * place)) & 0xf];
  }

  private static int sum(byte[] bytes, int from, int to) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, to - from);
    return (int) sum.getValue();
  }
}
