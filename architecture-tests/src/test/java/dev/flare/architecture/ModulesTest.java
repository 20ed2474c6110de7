package dev.flare.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModulesTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.flare");

  /// Modules whose classes are in no component.
  private static final Set<String> IN_NO_COMPONENT =
      Set.of("common-testing", "ui", "benchmarks", "architecture-tests", "e2e");

  @ParameterizedTest
  @EnumSource
  void knowsOnlyTheModulesThatTheTableAllows(Module module) {
    noClasses()
        .that()
        .resideInAPackage(module.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(module.forbidden().toArray(String[]::new))
        .because("the table of modules in ARCHITECTURE.md says so")
        .check(OURS);
  }

  @ParameterizedTest
  @EnumSource
  void holdsARealClassInItsOwnPackage(Module module) {
    assertThat(OURS.stream().map(each -> each.getPackageName() + "."))
        .anyMatch(name -> name.startsWith(module.packages().replace("..", ".")));
  }

  @ParameterizedTest
  @EnumSource
  void knowsSpringOnlyWhereTheTableAllowsIt(Module module) {
    if (module.isSpringFree()) {
      noClasses()
          .that()
          .resideInAPackage(module.packages())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..")
          .because("rules and libraries must be usable without a container")
          .check(OURS);
    }
  }

  @Test
  void theTableAndTheReactorNameTheSameModules() throws IOException {
    Set<String> table =
        Arrays.stream(Module.values()).map(Module::directory).collect(Collectors.toSet());
    table.addAll(IN_NO_COMPONENT);

    assertThat(new TreeSet<>(table)).isEqualTo(new TreeSet<>(modulesOfTheReactor()));
  }

  private static List<String> modulesOfTheReactor() throws IOException {
    return Pattern.compile("<module>([^<]+)</module>")
        .matcher(Files.readString(Path.of("../pom.xml")))
        .results()
        .map((MatchResult module) -> module.group(1))
        .toList();
  }
}
