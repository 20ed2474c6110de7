package dev.flare.pulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.service.launch.EnvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshAppsTest {
  @TempDir private Path directory;

  @Test
  void areEveryComponentOnceEachWithAnEnvFileOfItsOwn() throws IOException {
    assertThat(new FreshApps(directory).write())
        .extracting(App::id)
        .containsExactly("gnome", "flux", "grid", "snap", "simulator");

    Path file = directory.resolve("flux/flux.env");
    assertThat(EnvFile.read(file).values()).containsOnlyKeys("PORT").containsEntry("PORT", "4050");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void leaveAnEnvFileAloneThatIsThere() throws IOException {
    Path file = Files.createDirectories(directory.resolve("gnome")).resolve("gnome.env");
    Files.writeString(file, "PORT=4001\n");

    assertThat(new FreshApps(directory).write()).hasSize(5);

    assertThat(Files.readString(file)).isEqualTo("PORT=4001\n");
  }
}
