package dev.flare.signal.word;

import dev.flare.market.Action;
import dev.flare.market.Label;
import dev.flare.market.Word;
import dev.flare.signal.rule.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Which words confirm which label. A label that is not named passes unfiltered.
///
/// The file is text. A line `version NAME` names the dictionary; a line `LABEL: WORD WORD ...`,
/// read from oldest to newest, confirms the label when the newest words of the pair match it, and
/// several lines for one label are alternatives. `*` stands for any word, `!WORD` for any other;
/// both need a word in their place. `#` starts a comment.
public final class Dictionary {
  private static final String SHIPPED = "dictionary.txt";

  private final String version;
  private final Map<Label, List<Sequence>> sequences;

  Dictionary(String version, Map<Label, List<Sequence>> sequences) {
    this.version = version;
    this.sequences = Collections.unmodifiableMap(new EnumMap<>(sequences));
  }

  /// The one that comes with Flare.
  public static Dictionary shipped() {
    try (InputStream file = Dictionary.class.getResourceAsStream(SHIPPED)) {
      byte[] bytes = Objects.requireNonNull(file, SHIPPED).readAllBytes();
      return parse(SHIPPED, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A user's own.
  ///
  /// @throws IllegalArgumentException naming the file and every line that is wrong, with the reason
  public static Dictionary read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("%s: cannot be read (%s)".formatted(file, e), e);
    }
  }

  /// @param source what messages call the text
  /// @throws IllegalArgumentException naming every line that is wrong, with the reason
  public static Dictionary parse(String source, String text) {
    return new DictionaryText(source, text).read();
  }

  /// What is left of a verdict after the dictionary has seen the words: its action, or none.
  ///
  /// An exit on a pair's very first decision, when there is no word yet, passes.
  public Action confirm(Verdict verdict, List<Word> words) {
    boolean firstExit = words.isEmpty() && verdict.action().sells();
    return firstExit || passes(verdict.label(), words) ? verdict.action() : Action.NONE;
  }

  /// What confirms the label, beside the newest words; empty when the label passes unfiltered.
  public List<Comparison> comparisons(Label label, List<Word> words) {
    return sequences.getOrDefault(label, List.of()).stream()
        .map(each -> each.beside(words))
        .toList();
  }

  /// The name that the file gives itself; `unnamed` when it gives none.
  public String version() {
    return version;
  }

  /// Version and fingerprint, such as `1-5f0c9a1b2d3e`: what travels with each decision, so that it
  /// shows when somebody changed the entries and forgot the version.
  public String edition() {
    return version + "-" + fingerprint();
  }

  /// Twelve hexadecimal digits that differ when any label or sequence does, and do not when only
  /// comments, spaces or the version do.
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java knows SHA-256", e);
    }
  }

  /// How many words its longest sequence looks back.
  public int longestSequence() {
    return sequences.values().stream()
        .flatMap(List::stream)
        .mapToInt(each -> each.positions().size())
        .max()
        .orElse(0);
  }

  private boolean passes(Label label, List<Word> words) {
    List<Sequence> wanted = sequences.get(label);
    return wanted == null || wanted.stream().anyMatch(each -> each.matches(words));
  }

  /// The entries without comments, one a line.
  @Override
  public String toString() {
    return sequences.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(each -> entry.getKey() + ": " + each))
        .collect(Collectors.joining("\n"));
  }
}
