package dev.flare.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final List<String> done = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(Runnable::run);

  @Test
  void goesOnAfterAMessageThatFailed() {
    mailbox.execute(() -> {
      throw new IllegalStateException("bug");
    });
    mailbox.execute(() -> {
      throw new NoClassDefFoundError("replaced while running");
    });
    mailbox.execute(() -> done.add("next"));
    assertThat(done).containsExactly("next");
  }
}
