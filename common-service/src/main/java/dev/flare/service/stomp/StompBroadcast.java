package dev.flare.service.stomp;

import java.util.List;
import java.util.Map;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.simp.SimpMessagingTemplate;

/// Tells it over Spring's broker; a payload becomes JSON once, however many destinations it has.
final class StompBroadcast implements Broadcast {
  private static final MessageHeaders NONE = new MessageHeaders(Map.of());

  private final SimpMessagingTemplate template;

  StompBroadcast(SimpMessagingTemplate template) {
    this.template = template;
  }

  @Override
  public void send(String destination, Object payload) {
    send(List.of(destination), payload);
  }

  @Override
  public void send(List<String> destinations, Object payload) {
    Message<?> message = message(payload);
    destinations.forEach(each -> template.send(each, message));
  }

  private Message<?> message(Object payload) {
    Message<?> message = template.getMessageConverter().toMessage(payload, NONE);
    if (message == null) {
      throw new MessageConversionException("Cannot write a " + payload.getClass().getName());
    }
    return message;
  }
}
