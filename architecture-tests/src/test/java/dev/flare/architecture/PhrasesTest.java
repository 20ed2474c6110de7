package dev.flare.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.trading.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The dashboards have words for whatever a server says by a code.
class PhrasesTest {
  private static final Path HOME = Path.of("..");

  /// What stands in quotation marks like a code beside problems, and is none.
  private static final Set<String> NO_CODES = Set.of("first-start", "password-desk");

  private static final Pattern CODE =
      Pattern.compile(
          "\"([a-z]+(?:-[a-z]+)+)\"|Problem(?:\\.\\w+)?\\(\\s*(?:HttpStatus\\.\\w+,\\s*)?\"([a-z]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void sayEveryReasonForWhichNothingIsBought(String language) throws IOException {
    JsonNode words = words("trader", language);
    Set<String> reasons =
        Arrays.stream(Refusal.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(words.get("refusal").propertyNames()).containsExactlyInAnyOrderElementsOf(reasons);
    assertThat(words.get("remedy").propertyNames()).containsExactlyInAnyOrderElementsOf(reasons);
  }

  @Test
  void sayInGermanEveryProblemThatAServerTells() throws IOException {
    Set<String> codes = codes();
    assertThat(codes).contains("pair-known", "position-closing", "banned", "jar-missing");
    assertThat(words("problems", "de").get("refused").propertyNames())
        .as("ui/src/i18n/problems/de.json")
        .containsAll(codes);
  }

  private static JsonNode words(String page, String language) throws IOException {
    Path file = HOME.resolve("ui/src/i18n/%s/%s.json".formatted(page, language));
    return new JsonMapper().readTree(Files.readString(file));
  }

  private static Set<String> codes() throws IOException {
    try (Stream<Path> files = Files.find(HOME, 20, (file, _) -> isOurs(file.toString()))) {
      return files
          .map(PhrasesTest::read)
          .filter(Pattern.compile("\\bProblem\\b").asPredicate())
          .flatMap(source -> CODE.matcher(source).results())
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .filter(Predicate.not(NO_CODES::contains))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean isOurs(String file) {
    return file.contains("/src/main/java/") && file.endsWith(".java");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
