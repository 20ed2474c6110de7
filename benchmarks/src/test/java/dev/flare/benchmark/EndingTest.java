package dev.flare.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndingTest {
  private static final int FOREVER_S = 600;

  @Test
  void aFailureEndsTheProcessAndWhatItStarted() throws Exception {
    Process process = start(Failing.class);
    long child = Long.parseLong(process.inputReader().readLine());

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(process.errorReader().readLine()).contains("the disk is full");
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aWordThatNobodyKnowsIsNoFailureOfTheProgram() throws Exception {
    Process process = start(FlareBench.class, "gnome", "--broker", "pigeons");

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(process.errorReader().readLine())
        .isEqualTo("flare: bench gnome knows --broker rabbitmq only");
  }

  /// Leaves a thread and a process behind.
  static final class Failing {
    public static void main(String[] arguments) {
      Ending.after(() -> {
        Thread _ = Thread.ofPlatform().start(Failing::sleep);
        System.out.println(new ProcessBuilder("sleep", "" + FOREVER_S).start().pid());
        throw new IOException("the disk is full");
      });
    }

    private static void sleep() {
      try {
        TimeUnit.SECONDS.sleep(FOREVER_S);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Process start(Class<?> program, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).start();
  }
}
