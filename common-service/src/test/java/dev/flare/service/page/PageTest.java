package dev.flare.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.service.launch.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  private static final Component GNOME =
      new Component("gnome", "Gnome <1> & friends", "1.0", Instant.EPOCH);

  @Test
  void namesTheComponentAndTheNonceInTheDashboard(@TempDir Path directory) throws IOException {
    Path index =
        Files.writeString(
            directory.resolve("index.html"),
            """
            <meta name="component" content="__COMPONENT__"/>
            <script nonce="__NONCE__"></script><flare-root ngCspNonce="__NONCE__"></flare-root>
            """);
    assertThat(Page.of(GNOME, index.toUri().toURL()).with("abc"))
        .isEqualTo(
            """
            <meta name="component" content="gnome"/>
            <script nonce="abc"></script><flare-root ngCspNonce="abc"></flare-root>
            """);
  }

  @Test
  void tellsWhoseApiThisIsWhereThereIsNoDashboard() {
    assertThat(Page.of(GNOME, null).with("abc"))
        .contains("<h1>Gnome &lt;1&gt; &amp; friends</h1>")
        .contains("This is the API of the component gnome.")
        .contains("href=\"api/info\"");
  }
}
