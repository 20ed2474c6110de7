package dev.flare.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.benchmark.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryPartTest {
  private static final String FLARE =
      """
      #!/bin/sh
      case "$*" in
        'bench broken') echo '| half | a table |'; exit 1 ;;
        'bench elsewhere') exit 3 ;;
        *) echo "| $* | quick $FLARE_BENCH_QUICK |"; echo '| --- | --- |' ;;
      esac
      """;

  @TempDir private Path home;

  @BeforeEach
  void aFlareOfWhichOnePartFails() throws IOException {
    Path flare = Files.writeString(home.resolve("flare"), FLARE);
    Files.setPosixFilePermissions(flare, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(Files.createDirectory(home.resolve("docs")).resolve("benchmarks.md"), "Hand");
  }

  @Test
  void aPartThatFailsIsNamedAndTheOthersAreMeasured() throws Exception {
    assertThatThrownBy(() -> measure("broken", "good"))
        .isInstanceOf(BenchFailure.class)
        .hasMessage("not measured whole: broken");

    assertThat(page())
        .startsWith("Hand")
        .contains("**Not measured whole: broken.**", "| bench good | quick false |");
  }

  @Test
  void aMissingToolIsNoFailure() throws Exception {
    measure("elsewhere", "good");

    assertThat(page())
        .contains("a tool is missing", "| bench good | quick false |")
        .doesNotContain("Not measured whole");
  }

  @Test
  void aPartMayHaveWordsOfItsOwn() throws Exception {
    measure("gnome --broker rabbitmq");

    assertThat(page()).contains("### `./flare bench gnome --broker rabbitmq`", "rabbitmq | quick");
  }

  @Test
  void aQuickRunLeavesThePageAlone() throws Exception {
    measure("--quick", "good");

    assertThat(page()).isEqualTo("Hand");
  }

  private void measure(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addFirst(home.toString());
    EveryPart.measure(all);
  }

  private String page() throws IOException {
    return Files.readString(home.resolve("docs/benchmarks.md"));
  }
}
