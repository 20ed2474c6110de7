package dev.flare.jsondb;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// Values by id, in the order in which their ids came first; immutable. A changed one shares all
/// but a few nodes with the one before, so that a change costs the same however many there are.
///
/// @param places where in the order each id stands
/// @param inOrder the entries by place
record Entries(TreePMap<String, Long> places, TreePMap<Long, Entry> inOrder)
    implements Iterable<Entries.Entry> {
  static final Entries NONE = new Entries(TreePMap.empty(), TreePMap.empty());

  static Entries of(Collection<Entry> all) {
    SortedMap<String, Long> places = new TreeMap<>();
    SortedMap<Long, Entry> inOrder = new TreeMap<>();
    for (Entry each : all) {
      long place = inOrder.size();
      inOrder.put(place, each);
      places.put(each.id, place);
    }
    return new Entries(TreePMap.fromSortedMap(places), TreePMap.fromSortedMap(inOrder));
  }

  Optional<Object> find(String id) {
    return Optional.ofNullable(places.get(id)).map(inOrder::get).map(Entry::value);
  }

  Stream<Object> newestFirst() {
    return values(inOrder.descendingMap());
  }

  Optional<Stream<Object>> olderThan(String id) {
    return Optional.ofNullable(places.get(id))
        .map(place -> values(inOrder.headMap(place).descendingMap()));
  }

  private static Stream<Object> values(TreePMap<Long, Entry> entries) {
    return entries.values().stream().map(Entry::value);
  }

  Entries with(String id, Object value) {
    Entry entry = new Entry(id, value);
    @Nullable Long place = places.get(id);
    if (place != null) {
      return new Entries(places, inOrder.plus(place, entry));
    }
    long last = inOrder.isEmpty() ? 0 : inOrder.lastKey() + 1;
    return new Entries(places.plus(id, last), inOrder.plus(last, entry));
  }

  Entries without(String id) {
    @Nullable Long place = places.get(id);
    return place == null ? this : new Entries(places.minus(id), inOrder.minus(place));
  }

  Entries map(UnaryOperator<Object> mapping) {
    return new Entries(
        places, mapped(inOrder, each -> new Entry(each.id, mapping.apply(each.value))));
  }

  /// By all processors at once, as opening a large store waits for it.
  static <T> TreePMap<Long, T> mapped(TreePMap<Long, T> values, UnaryOperator<T> mapping) {
    SortedMap<Long, T> mapped = new TreeMap<>();
    List.copyOf(values.entrySet()).parallelStream()
        .map(each -> Map.entry(each.getKey(), mapping.apply(each.getValue())))
        .forEachOrdered(each -> mapped.put(each.getKey(), each.getValue()));
    return TreePMap.fromSortedMap(mapped);
  }

  int size() {
    return inOrder.size();
  }

  @Override
  public Iterator<Entry> iterator() {
    return inOrder.values().iterator();
  }

  record Entry(String id, Object value) {}
}
