package dev.flare.pulse.alert;

import dev.flare.jsondb.KeyedCollection;
import dev.flare.jsondb.Store;
import dev.flare.jsondb.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Values by id that outlive a restart as far as the disk lets them: that it is full is just what
/// somebody has to be told.
final class Shelf<T> {
  private static final Logger log = LoggerFactory.getLogger(Shelf.class);

  private final KeyedCollection<T> file;
  private final Function<T, String> id;
  private final Map<String, T> values = new LinkedHashMap<>();
  private boolean isBehind;

  Shelf(Store store, String name, Class<T> type, Function<T, String> id) {
    this.file = store.collection(name, type, id);
    this.id = id;
    file.all().forEach(value -> values.put(id.apply(value), value));
  }

  synchronized Optional<T> find(String wanted) {
    return Optional.ofNullable(values.get(wanted));
  }

  /// In the order in which their ids came first.
  synchronized List<T> all() {
    return List.copyOf(values.values());
  }

  synchronized void put(T value) {
    T before = values.put(id.apply(value), value);
    if (!value.equals(before)) {
      write(() -> file.put(value));
    }
  }

  synchronized void remove(String gone) {
    if (values.remove(gone) != null) {
      write(() -> file.remove(gone));
    }
  }

  private void write(Runnable change) {
    try {
      if (isBehind) {
        catchUp();
      } else {
        change.run();
      }
    } catch (StoreException e) {
      if (!isBehind) {
        log.error("alerts are kept in memory only: {}", e.getMessage());
      }
      isBehind = true;
    }
  }

  private void catchUp() {
    file.all().stream()
        .map(id)
        .filter(each -> !values.containsKey(each))
        .forEach(each -> file.remove(each));
    values.values().forEach(file::put);
    isBehind = false;
  }
}
