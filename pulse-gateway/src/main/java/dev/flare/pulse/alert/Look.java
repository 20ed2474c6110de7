package dev.flare.pulse.alert;

import java.util.List;
import java.util.Set;

/// What somebody found who looked for some kinds of trouble at one place: what is not in it is
/// over.
///
/// @param of id of the app, or `pulse`
public record Look(String of, Set<AlertEvent> events, List<Trouble> found) {
  public Look {
    events = Set.copyOf(events);
    found = List.copyOf(found);
  }

  boolean covers(Standing standing) {
    return events.contains(standing.event()) && standing.of().equals(of);
  }
}
