package dev.flare.signal.rule;

import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// The strategies there are, by name.
public final class Strategies {
  /// The one that is used when nobody asks for another.
  public static final String DEFAULT = "ExtendedMainStrategy";

  private final SortedMap<String, Strategy> byName = new TreeMap<>();

  /// @throws IllegalArgumentException when two have the same name
  public Strategies(Collection<? extends Strategy> strategies) {
    for (Strategy each : strategies) {
      Strategy other = byName.putIfAbsent(each.name(), each);
      if (other != null) {
        throw new IllegalArgumentException(
            "Strategy %s is both %s and %s"
                .formatted(each.name(), other.getClass(), each.getClass()));
      }
    }
  }

  /// Those that the class path names as services: Flare's own and the user's.
  public static Strategies installed() {
    var found = ServiceLoader.load(Strategy.class, Strategy.class.getClassLoader());
    return new Strategies(StreamSupport.stream(found.spliterator(), false).toList());
  }

  /// @throws IllegalArgumentException naming the known ones when `name` is none of them
  public Strategy named(String name) {
    Strategy strategy = byName.get(name);
    if (strategy == null) {
      throw new IllegalArgumentException(
          "'%s' is no strategy; known are %s".formatted(name, String.join(", ", names())));
    }
    return strategy;
  }

  public List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
