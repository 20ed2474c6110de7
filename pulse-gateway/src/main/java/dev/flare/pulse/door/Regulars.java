package dev.flare.pulse.door;

import dev.flare.jsondb.Document;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.WriteFailed;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The neighbourhoods from which somebody has logged in, the latest 32, across restarts: whoever
/// comes from one of them does not wait behind a crowd of strangers.
final class Regulars {
  private static final Logger log = LoggerFactory.getLogger(Regulars.class);
  private static final int MOST = 32;

  private final Document<Known> known;

  private Regulars(Document<Known> known) {
    this.known = known;
  }

  static Regulars in(Store store) {
    return new Regulars(store.document("regulars", Known.class, Known.NOBODY));
  }

  /// @param neighbourhoods the latest first
  record Known(List<String> neighbourhoods) {
    private static final Known NOBODY = new Known(List.of());

    Known {
      neighbourhoods = List.copyOf(neighbourhoods);
    }

    Known with(String latest) {
      return new Known(
          Stream.concat(
                  Stream.of(latest), neighbourhoods.stream().filter(each -> !each.equals(latest)))
              .limit(MOST)
              .toList());
    }
  }

  boolean know(Network neighbourhood) {
    return known.read().neighbourhoods().contains(neighbourhood.toString());
  }

  /// Who cannot be remembered has logged in all the same.
  void remember(Network neighbourhood) {
    String latest = neighbourhood.toString();
    if (known.read().neighbourhoods().stream().findFirst().filter(latest::equals).isEmpty()) {
      try {
        var _ = known.update(before -> before.with(latest));
      } catch (WriteFailed e) {
        log.warn("{} is not remembered: {}", latest, e.getMessage());
      }
    }
  }
}
