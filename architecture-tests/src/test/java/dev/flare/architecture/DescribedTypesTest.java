package dev.flare.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a component publishes at `/v3/api-docs` knows types by their simple names: of two with the
/// same one, only one would be described, whichever comes first.
class DescribedTypesTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.flare");

  @ParameterizedTest
  @ValueSource(strings = {"pulse", "trader flux grid snap", "gnome", "simulator"})
  void haveNamesOfTheirOwn(String packages) {
    List<String> component =
        Stream.concat(Stream.of("service"), Stream.of(packages.split(" ")))
            .map("dev.flare."::concat)
            .toList();

    Set<JavaClass> described = new HashSet<>();
    OURS.stream()
        .filter(each -> component.stream().anyMatch(each.getPackageName()::startsWith))
        .filter(each -> each.isAnnotatedWith(RestController.class))
        .flatMap(each -> each.getMethods().stream())
        .filter(each -> each.isMetaAnnotatedWith(RequestMapping.class))
        .flatMap(DescribedTypesTest::published)
        .forEach(each -> describe(each, described));

    Map<String, Set<String>> names = new TreeMap<>();
    described.forEach(each ->
        names.computeIfAbsent(each.getSimpleName(), _ -> new TreeSet<>()).add(each.getFullName()));
    assertThat(names).isNotEmpty().allSatisfy((_, types) -> assertThat(types).hasSize(1));
  }

  private static Stream<JavaType> published(JavaMethod call) {
    return Stream.concat(
        Stream.of(call.getReturnType()),
        call.getParameters().stream()
            .filter(each -> each.isAnnotatedWith(RequestBody.class))
            .map(JavaParameter::getType));
  }

  private static void describe(JavaType type, Set<JavaClass> described) {
    type.getAllInvolvedRawTypes().stream()
        .filter(each -> each.getPackageName().startsWith("dev.flare"))
        .filter(described::add)
        .flatMap(each -> each.getFields().stream())
        .filter(each -> !each.getModifiers().contains(JavaModifier.STATIC))
        .forEach(each -> describe(each.getType(), described));
  }
}
