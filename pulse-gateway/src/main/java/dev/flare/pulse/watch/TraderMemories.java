package dev.flare.pulse.watch;

import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was seen last of each trader, across restarts as far as the disk lets it.
final class TraderMemories {
  private static final Logger log = LoggerFactory.getLogger(TraderMemories.class);

  private final KeyedCollection<TraderSeen> file;
  private final Map<String, TraderSeen> seen = new ConcurrentHashMap<>();

  TraderMemories(Store store) {
    this.file = store.collection("alert-traders", TraderSeen.class, TraderSeen::app);
    file.all().forEach(each -> seen.put(each.app(), each));
  }

  Optional<TraderSeen> of(String app) {
    return Optional.ofNullable(seen.get(app));
  }

  void keep(TraderSeen now) {
    seen.put(now.app(), now);
    try {
      file.put(now);
    } catch (StoreException e) {
      log.warn("app={} is not remembered: {}", now.app(), e.getMessage());
    }
  }
}
