package dev.flare.bitget;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The rights of an API key, read from either of the two vocabularies in which BitGet tells them.
///
/// @param others entries that say nothing of interest, or nothing that is known
public record KeyRights(Set<Right> rights, Set<String> others) {
  private static final Map<String, Set<Right>> WORDS =
      Map.ofEntries(
          Map.entry("stor", Set.of(Right.READ)),
          Map.entry("stow", Set.of(Right.READ, Right.SPOT_TRADE)),
          Map.entry("wtow", Set.of(Right.TRANSFER)),
          Map.entry("wwow", Set.of(Right.WITHDRAW)),
          Map.entry("readonly", Set.of(Right.READ)),
          Map.entry("read", Set.of(Right.READ)),
          Map.entry("trade", Set.of(Right.READ, Right.SPOT_TRADE)),
          Map.entry("spot_trade", Set.of(Right.READ, Right.SPOT_TRADE)),
          Map.entry("transfer", Set.of(Right.TRANSFER)));

  public KeyRights {
    rights = Set.copyOf(rights);
    others = Set.copyOf(others);
  }

  /// Takes every entry that speaks of withdrawing for that right, in whatever words.
  static KeyRights of(Collection<String> authorities) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    Set<String> others = new TreeSet<>();
    for (String authority : authorities) {
      String word = authority.toLowerCase(Locale.ROOT);
      if (word.contains("withdraw")) {
        rights.add(Right.WITHDRAW);
      } else if (WORDS.containsKey(word)) {
        rights.addAll(WORDS.getOrDefault(word, Set.of()));
      } else {
        others.add(authority);
      }
    }
    return new KeyRights(rights, others);
  }

  public boolean allow(Right right) {
    return rights.contains(right);
  }

  boolean areUntold() {
    return rights.isEmpty() && others.isEmpty();
  }
}
