package dev.flare.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documentation as a whole: nothing is lost in it, nothing leads nowhere, nobody is led to
/// real money unwarned.
class DocumentationTest {
  private static final Page INDEX = Page.of("docs/README.md");
  private static final Pattern REAL_MONEY =
      Pattern.compile(
          "real money|go(es|ing)? live\\b|live mode|PUT /api/mode", Pattern.CASE_INSENSITIVE);
  private static final Pattern WARNING =
      Pattern.compile("(can|could) (lose it|be\\s+lost)", Pattern.CASE_INSENSITIVE);
  private static final Pattern REFUSAL =
      Pattern.compile("(?:Problem\\.\\w+\\(|HttpStatus\\.[A-Z_]+,)\\s*\"([a-z]+(?:-[a-z]+)+)\"");

  static List<Page> pages() {
    return Page.all();
  }

  @Test
  void everyPageIsFoundFromTheIndex() {
    Set<Path> listed = INDEX.links().collect(Collectors.toSet());
    assertThat(pages())
        .map(Page::path)
        .filteredOn(path -> path.startsWith("docs") && !path.startsWith("docs/adr"))
        .filteredOn(path -> !path.equals(INDEX.path()))
        .allMatch(listed::contains);
  }

  @Test
  void everyDecisionIsFoundFromTheirIndex() {
    Set<Path> listed = Page.of("docs/adr/README.md").links().collect(Collectors.toSet());
    assertThat(pages())
        .map(Page::path)
        .filteredOn(path -> path.startsWith("docs/adr") && !path.endsWith("README.md"))
        .allMatch(listed::contains);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Page page) {
    assertThat(page.links()).allMatch(link -> Files.exists(Page.HOME.resolve(link)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whoeverIsToldOfRealMoneyIsWarned(Page page) {
    boolean forUsers = page.path().startsWith("docs") && !page.path().startsWith("docs/adr");
    if ((forUsers || page.path().endsWith("README.md")) && REAL_MONEY.matcher(page.text()).find()) {
      assertThat(WARNING.matcher(page.text()).find())
          .as("Say on %s that real money can be lost", page)
          .isTrue();
    }
  }

  @Test
  void everyRefusalOfARequestIsExplained() throws IOException {
    List<String> explained =
        Page.of("docs/reference/problems.md").rows().map(row -> row.group(1)).sorted().toList();
    assertThat(explained).isEqualTo(refusals());
  }

  private static List<String> refusals() throws IOException {
    try (Stream<Path> modules = Files.list(Page.HOME)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(DocumentationTest::sources)
          .flatMap(source -> REFUSAL.matcher(source.text()).results())
          .map(found -> found.group(1))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static Stream<Page> sources(Path module) {
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .map(path -> Page.of(Page.HOME.relativize(path).toString()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
