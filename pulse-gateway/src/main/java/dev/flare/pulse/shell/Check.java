package dev.flare.pulse.shell;

import dev.flare.service.checkup.Finding;
import java.util.List;

/// Looks at one part of an installation and changes nothing.
@FunctionalInterface
interface Check {
  List<Finding> look();
}
