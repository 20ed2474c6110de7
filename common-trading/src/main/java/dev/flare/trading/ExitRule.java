package dev.flare.trading;

import java.util.Optional;

/// One reason to close a position.
@FunctionalInterface
interface ExitRule {
  Optional<CloseReason> judge(Standing standing);
}
