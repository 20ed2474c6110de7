package dev.flare.service.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.util.MimeTypeUtils;

class StompBroadcastTest {
  private final List<Message<?>> sent = new ArrayList<>();
  private final StompBroadcast broadcast = broadcast((message, _) -> sent.add(message));

  /// Counts how often it was written.
  public static final class Counted {
    private int times;

    public int getTimes() {
      times++;
      return times;
    }
  }

  @Test
  void writesAPayloadOnceForAllItsDestinations() {
    Counted payload = new Counted();
    broadcast.send(List.of("/topic/decisions", "/topic/decisions.BTCUSDT"), payload);

    assertThat(payload.times).isEqualTo(1);
    assertThat(sent)
        .extracting(each -> SimpMessageHeaderAccessor.getDestination(each.getHeaders()))
        .containsExactly("/topic/decisions", "/topic/decisions.BTCUSDT");
    assertThat(sent).extracting(StompBroadcastTest::text).containsOnly("{\"times\":1}");
    assertThat(sent)
        .extracting(each -> SimpMessageHeaderAccessor.wrap(each).getContentType())
        .containsOnly(MimeTypeUtils.APPLICATION_JSON);
  }

  @Test
  void sendsToOneDestinationToo() {
    broadcast.send("/topic/pairs", new Counted());
    assertThat(sent).hasSize(1);
  }

  private static StompBroadcast broadcast(MessageChannel channel) {
    SimpMessagingTemplate template = new SimpMessagingTemplate(channel);
    template.setMessageConverter(new JacksonJsonMessageConverter());
    return new StompBroadcast(template);
  }

  private static String text(Message<?> message) {
    return new String((byte[]) message.getPayload(), StandardCharsets.UTF_8);
  }
}
