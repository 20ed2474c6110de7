package dev.flare.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The settings of all components together. That each page says what its component does is tested
/// beside the component.
class SettingsPagesTest {
  private static final List<String> COMPONENTS =
      List.of("gnome", "flux", "grid", "snap", "pulse", "simulator");

  /// What one name may mean in another way elsewhere, and how.
  private static final Set<String> OWN_MEANINGS =
      Set.of(
          "BIND_ADDRESS", // Pulse has a login in the place of a token
          "PAIRS", // followed by Gnome, made up by the simulator
          "START_BALANCE"); // Flux has no balance to be set later

  private static final Pattern LINK = Pattern.compile("settings-([a-z]+)\\.md");

  /// @param allowed and what follows it in the table
  private record Definition(String component, String name, String allowed) {}

  @Test
  void aNameMeansTheSameWhereverItIsUnderstood() {
    Map<String, Set<String>> meanings =
        definitions()
            .filter(each -> !OWN_MEANINGS.contains(each.name()))
            .collect(groupingBy(Definition::name, mapping(Definition::allowed, toSet())));
    assertThat(meanings).allSatisfy((_, all) -> assertThat(all).hasSize(1));
  }

  @Test
  void theOverviewSaysWhichComponentsUnderstandAName() {
    Map<String, Set<String>> told = new TreeMap<>();
    Page.of("docs/reference/settings.md")
        .rows()
        .forEach(row -> told.put(row.group(1), linked(row.group(2))));
    assertThat(told)
        .isEqualTo(
            definitions()
                .collect(
                    groupingBy(
                        Definition::name, TreeMap::new, mapping(Definition::component, toSet()))));
  }

  private static Set<String> linked(String cell) {
    return LINK.matcher(cell).results().map(link -> link.group(1)).collect(toSet());
  }

  private static Stream<Definition> definitions() {
    return COMPONENTS.stream()
        .flatMap(component ->
            Page.of("docs/reference/settings-%s.md".formatted(component))
                .rows()
                .map(row -> definition(component, row)));
  }

  private static Definition definition(String component, MatchResult row) {
    String[] cells = row.group(2).split(" \\| ", 2);
    return new Definition(component, row.group(1), cells[1]);
  }
}
