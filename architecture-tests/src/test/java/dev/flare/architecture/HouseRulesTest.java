package dev.flare.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;

class HouseRulesTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.flare");

  @Test
  void nobodyReadsTheWallClockBehindTheBackOfATest() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("time comes in through the constructor as an InstantSource")
        .check(OURS);
  }

  @Test
  void nothingIsNamedAfterBeingHelpful() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameStartingWith("Base")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .because("a class is named like a job or a thing")
        .check(OURS);
  }

  @Test
  void everyPackageSaysItsJobAndIsNullMarked() {
    Set<String> packages =
        OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    Set<String> marked =
        OURS.stream()
            .filter(each -> each.getSimpleName().equals("package-info"))
            .filter(each -> each.isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(marked).isEqualTo(packages);
  }

  @Test
  void moneyNeverPassesThroughADouble() {
    noClasses()
        .that()
        .resideInAPackage("dev.flare.trading..")
        .and()
        .doNotHaveFullyQualifiedName("dev.flare.trading.performance.Ratios")
        .should()
        .callMethod(BigDecimal.class, "doubleValue")
        .because("a double cannot hold most amounts; figures about them are made in one place")
        .check(OURS);
  }

  @Test
  void noSettingSwitchesABeanByACondition() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(ConditionalOnProperty.class.getName())
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName(ConditionalOnExpression.class.getName())
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName(Profile.class.getName())
        .because("the build decides which beans there are, with nothing set (ADR 0023)")
        .check(OURS);
  }
}
