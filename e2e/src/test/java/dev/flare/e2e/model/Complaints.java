package dev.flare.e2e.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What is wrong with what a trader says.
final class Complaints {
  final List<String> all = new ArrayList<>();

  void unlessEqual(String what, Object said, Object right) {
    unless(said.equals(right), what + " is " + said + ", not " + right);
  }

  void unless(boolean fine, String otherwise) {
    if (!fine) {
      all.add(otherwise);
    }
  }

  <T> void unlessUnique(String what, List<T> all, Function<T, Object> key) {
    Set<Object> seen = new HashSet<>();
    all.forEach(each -> unless(seen.add(key.apply(each)), "%s twice: %s".formatted(what, each)));
  }
}
