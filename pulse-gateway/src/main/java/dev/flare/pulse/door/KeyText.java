package dev.flare.pulse.door;

import java.util.Locale;

/// RFC 4648 base 32, in which authenticator apps exchange keys.
final class KeyText {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private KeyText() {}

  /// Without padding.
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int rest = 0;
    int bits = 0;
    for (byte each : bytes) {
      rest = rest << Byte.SIZE | (each & 0xFF);
      for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
        text.append(DIGITS.charAt(rest >> (bits - BITS) & 0x1F));
      }
      rest &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(DIGITS.charAt(rest << (BITS - bits) & 0x1F));
    }
    return text.toString();
  }

  /// Takes lower case, spaces and padding too.
  static byte[] decode(String text) {
    String digits = text.toUpperCase(Locale.ROOT).replaceAll("[ =]", "");
    byte[] bytes = new byte[digits.length() * BITS / Byte.SIZE];
    int rest = 0;
    int bits = 0;
    int next = 0;
    for (char digit : digits.toCharArray()) {
      int value = DIGITS.indexOf(digit);
      if (value < 0) {
        throw new IllegalArgumentException("it is not base 32");
      }
      rest = rest << BITS | value;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[next++] = (byte) (rest >> bits);
      }
      rest &= (1 << bits) - 1;
    }
    return bytes;
  }
}
