package dev.flare.simulator;

import dev.flare.simulator.Denial.Code;
import java.util.List;

/// What the account's key may do.
///
/// @param authorities in BitGet's words
record Rights(List<String> authorities) {
  static final Rights OF_A_TRADER = new Rights(List.of("stor", "stow"));

  private static final String READ = "stor";
  private static final String TRADE = "stow";

  Rights {
    authorities = List.copyOf(authorities);
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
