package dev.flare.pulse.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.jsondb.Document;
import dev.flare.jsondb.Store;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;

class FirstPasswordTest {
  private final PasswordEncoder encoder = PasswordHashes.encoder();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  @TempDir private Path directory;

  @Test
  void makesOneUpShowsItOnceAndKeepsOnlyItsHash() {
    try (Store store = Store.open(directory)) {
      String hash = hash(store, Map.of());

      assertThat(encoder.matches("made-up", hash)).isTrue();
      assertThat(shown.toString(UTF_8)).contains("log in as flare with the password made-up");
      assertThat(memory(store).read().toString()).doesNotContain("made-up");
      shown.reset();
      assertThat(hash(store, Map.of())).isEqualTo(hash);
      assertThat(shown.toString(UTF_8)).isEmpty();
    }
  }

  @Test
  void takesTheOneInTheSettingsAndShowsNothing() {
    try (Store store = Store.open(directory)) {
      assertThat(encoder.matches("own", hash(store, Map.of("AUTH_PASS", "own")))).isTrue();

      String ready = encoder.encode("ready");
      assertThat(hash(store, Map.of("AUTH_PASS", String.valueOf(ready)))).isEqualTo(ready);
      assertThat(shown.toString(UTF_8)).isEmpty();
      assertThat(memory(store).read()).isEqualTo(DoorMemory.EMPTY);
    }
  }

  @Test
  void makesHashesThatTakeWork() {
    assertThat(encoder.encode("x")).startsWith("{argon2}$argon2id$v=19$m=7168,t=5,p=1$");
  }

  private String hash(Store store, Map<String, String> values) {
    SettingsReader in = new SettingsReader(values, EnvFile.empty());
    DoorSettings settings =
        DoorSettings.read(in, ServiceSettings.behindLogin(in, "Pulse", 0, "test"));
    return new FirstPassword(
            memory(store), encoder, () -> "made-up", new PrintStream(shown, true, UTF_8))
        .hash(settings);
  }

  private static Document<DoorMemory> memory(Store store) {
    return store.document("door", DoorMemory.class, DoorMemory.EMPTY);
  }
}
