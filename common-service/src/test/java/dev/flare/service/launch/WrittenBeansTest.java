package dev.flare.service.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenBeansTest {
  private static final class Built {}

  @SuppressWarnings({"ClassNamingConvention", "unused"}) // named as by the build
  private static final class Built__ApplicationContextInitializer {}

  private static final class Bare {}

  @Test
  void areAllWhereTheBuildWroteThemDown() {
    assertThat(WrittenBeans.areAllOf(Built.class, List.of())).isTrue();
  }

  @Test
  void areNotAllWhereTheLaunchAddsToThem() {
    assertThat(WrittenBeans.areAllOf(Built.class, List.of(Bare.class))).isFalse();
  }

  @Test
  void areNotThereWhereNoBuildWroteThemDown() {
    assertThat(WrittenBeans.areAllOf(Bare.class, List.of())).isFalse();
  }
}
