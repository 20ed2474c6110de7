package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of earlier faults names a test for each, and each is there.
class EarlierFaultsListTest {
  private static final Path ROOT = Path.of("..");
  private static final Path LIST = ROOT.resolve("docs/reference/earlier-faults.md");
  private static final Pattern ROW = Pattern.compile("\\| (.*) \\| `(\\w+)\\.(\\w+)` \\|");
  private static final int FEWEST = 60;

  /// @param suite the class, by its simple name
  private record Row(String situation, String suite, String test) {}

  @Test
  void namesTestsThatExist() throws IOException {
    Map<String, String> tests = tests();

    assertThat(rows())
        .hasSizeGreaterThan(FEWEST)
        .allSatisfy(row ->
            assertThat(tests.getOrDefault(row.suite, ""))
                .as(row.toString())
                .contains("void " + row.test + "("));
  }

  @Test
  void namesATestInEachRow() throws IOException {
    assertThat(Files.readAllLines(LIST))
        .filteredOn(line ->
            line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| situation"))
        .allMatch(line -> ROW.matcher(line).matches());
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(LIST).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
        .toList();
  }

  /// Sources by the name of the class.
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(EarlierFaultsListTest::suites)
          .collect(
              Collectors.toMap(
                  EarlierFaultsListTest::name, EarlierFaultsListTest::text, String::concat));
    }
  }

  private static Stream<Path> suites(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path suite) {
    return suite.getFileName().toString().replace(".java", "");
  }

  private static String text(Path suite) {
    try {
      return Files.readString(suite);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
