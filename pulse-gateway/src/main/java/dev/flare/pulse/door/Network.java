package dev.flare.pulse.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// All addresses whose first bits are the same.
///
/// @param address with zeros behind the first `bits`
public record Network(InetAddress address, int bits) {
  /// What one household or server has of IPv6, where a single address costs nothing.
  private static final int HOUSEHOLD_BITS = 64;

  /// 127.0.0.0/8.
  private static final int LOOPBACK_BITS = 8;

  /// What one customer of a provider usually gets at a time.
  private static final int NEIGHBOURHOOD_BITS = 24;

  private static final int NEIGHBOURHOOD_BITS_OF_IPV6 = 48;

  public Network {
    address = masked(address, bits);
  }

  /// Reads `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`; never asks a name server.
  static Network parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
    int longest = address.getAddress().length * Byte.SIZE;
    return new Network(address, slash < 0 ? longest : bits(text.substring(slash + 1), longest));
  }

  /// What is counted as one caller: the address itself, of IPv6 the /64 around it, of this machine
  /// all that it has for itself.
  static Network around(InetAddress address) {
    if (address instanceof Inet6Address) {
      return new Network(address, HOUSEHOLD_BITS);
    }
    return new Network(address, address.isLoopbackAddress() ? LOOPBACK_BITS : Integer.SIZE);
  }

  /// All around this that one who has many addresses may well have, too.
  Network neighbourhood() {
    int most = address instanceof Inet6Address ? NEIGHBOURHOOD_BITS_OF_IPV6 : NEIGHBOURHOOD_BITS;
    return new Network(address, Math.min(bits, most));
  }

  boolean contains(InetAddress other) {
    return other.getAddress().length == address.getAddress().length
        && masked(other, bits).equals(address);
  }

  /// Reads a literal; an IPv4 address inside IPv6 comes out as itself.
  static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }

  private static int bits(String text, int longest) {
    int bits = Integer.parseInt(text);
    if (bits < 0 || bits > longest) {
      throw new IllegalArgumentException("a network has 0 to %d bits".formatted(longest));
    }
    return bits;
  }

  private static InetAddress masked(InetAddress address, int bits) {
    byte[] bytes = address.getAddress();
    int whole = bits / Byte.SIZE;
    if (whole < bytes.length) {
      bytes[whole] &= (byte) (0xFF00 >> bits % Byte.SIZE);
      Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
    }
    return ofBytes(bytes);
  }

  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  @Override
  public String toString() {
    boolean single = bits == address.getAddress().length * Byte.SIZE;
    return single ? address.getHostAddress() : address.getHostAddress() + "/" + bits;
  }
}
