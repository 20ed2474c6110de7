package dev.flare.service.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

@ExtendWith(OutputCaptureExtension.class)
class OwnWordsTest {
  static class Refusing {
    @Bean
    String storage() {
      throw new StartRefused(StartRefused.FAILED, "the storage is in use by process 7");
    }
  }

  static class Failing {
    @Bean
    String storage() {
      throw new IllegalStateException("a bug");
    }
  }

  private static void start(Class<?> application) {
    SpringApplication spring = new SpringApplication(application);
    spring.setWebApplicationType(WebApplicationType.NONE);
    assertThatThrownBy(spring::run).isNotNull();
  }

  @Test
  void leaveOutTheStackTraceOfWhatIsRefusedInWords(CapturedOutput output) {
    start(Refusing.class);
    assertThat(output.getAll()).doesNotContain("\tat ");
  }

  @Test
  void leaveTheStackTraceOfABugToSpring(CapturedOutput output) {
    start(Failing.class);
    assertThat(output.getAll()).contains("\tat ");
  }
}
