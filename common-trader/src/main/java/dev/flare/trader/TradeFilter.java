package dev.flare.trader;

import dev.flare.trading.Position;
import java.util.Locale;
import java.util.Optional;

/// Which positions of a list are wanted; what is not named does not matter.
///
/// @param symbol part of the pair's symbol, in any case
/// @param label the label of the signal
/// @param reason why it was closed
record TradeFilter(Optional<String> symbol, Optional<String> label, Optional<String> reason) {
  boolean wants(Position position) {
    return symbol.stream().allMatch(part -> symbolOf(position).contains(upper(part)))
        && label.stream().allMatch(position.entry().motive().label().name()::equals)
        && reason.stream().allMatch(name -> isClosedFor(name, position));
  }

  private static String symbolOf(Position position) {
    return position.entry().motive().pair().symbol();
  }

  private static String upper(String part) {
    return part.toUpperCase(Locale.ROOT);
  }

  private static boolean isClosedFor(String name, Position position) {
    return position instanceof Position.Closed closed && closed.reason().name().equals(name);
  }
}
