package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import java.net.InetAddress;
import java.util.List;

/// What the account's key may do, and from where.
///
/// @param authorities in BitGet's words
/// @param addresses from which the key may be used; empty: any
record Rights(List<String> authorities, List<InetAddress> addresses) {
  static final List<String> OF_A_TRADER = List.of("stor", "stow");

  private static final String READ = "stor";
  private static final String TRADE = "stow";

  Rights {
    authorities = List.copyOf(authorities);
    addresses = List.copyOf(addresses);
  }

  /// @throws Denial when the key may not be used from there
  void admitFrom(String address) {
    if (!addresses.isEmpty() && !addresses.contains(InetAddress.ofLiteral(address))) {
      throw new Denial(Code.ADDRESS_FOREIGN);
    }
  }

  /// @throws Denial when the call needs a right that the key lacks
  void admit(String path) {
    if (path.equals("/api/v2/convert/trade") && !authorities.contains(TRADE)) {
      throw new Denial(
          Code.RIGHT_MISSING, "Incorrect permissions, need spot order write permissions");
    }
    if (!authorities.contains(READ) && !authorities.contains(TRADE)) {
      throw new Denial(
          Code.RIGHT_MISSING, "Incorrect permissions, need spot order read permissions");
    }
  }
}
