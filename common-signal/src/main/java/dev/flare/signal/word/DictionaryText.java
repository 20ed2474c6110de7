package dev.flare.signal.word;

import dev.flare.market.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads a dictionary line by line and gathers every complaint before it gives up.
final class DictionaryText {
  private static final String VERSION = "version ";

  private final String source;
  private final List<String> lines;
  private final List<String> complaints = new ArrayList<>();
  private final Map<Label, List<Sequence>> sequences = new EnumMap<>(Label.class);
  private String version = "unnamed";

  DictionaryText(String source, String text) {
    this.source = source;
    this.lines = text.lines().toList();
  }

  Dictionary read() {
    for (int number = 1; number <= lines.size(); number++) {
      read(number, lines.get(number - 1).replaceFirst("#.*", "").strip());
    }
    if (!complaints.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", complaints));
    }
    return new Dictionary(version, sequences);
  }

  private void read(int number, String line) {
    try {
      if (line.startsWith(VERSION)) {
        version = line.substring(VERSION.length()).strip();
      } else if (!line.isEmpty()) {
        entry(line);
      }
    } catch (IllegalArgumentException e) {
      complaints.add("%s line %d: %s".formatted(source, number, e.getMessage()));
    }
  }

  private void entry(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "'%s' is neither 'LABEL: WORD ...' nor 'version NAME'".formatted(line));
    }
    Label label = label(line.substring(0, colon).strip());
    Sequence sequence = Sequence.parse(line.substring(colon + 1));
    sequences.computeIfAbsent(label, _ -> new ArrayList<>()).add(sequence);
  }

  private static Label label(String name) {
    return Arrays.stream(Label.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown label '%s'; known are %s".formatted(name, known())));
  }

  private static String known() {
    return Arrays.stream(Label.values()).map(Label::name).collect(Collectors.joining(", "));
  }
}
