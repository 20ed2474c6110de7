package dev.flare.pulse.page;

import java.util.List;

/// What the start page leads to.
@FunctionalInterface
public interface AppLinks {
  /// In the order in which they are shown.
  List<StartPage.Link> now();
}
