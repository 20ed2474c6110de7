package dev.flare.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.sample.Sample;
import dev.flare.service.stomp.Broadcast;
import dev.flare.testing.StompCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class StompTest {
  private static final String TOKEN = "a-long-enough-token";

  @Test
  void tellsEveryListenerEverythingInOrder() throws Exception {
    try (ConfigurableApplicationContext component = Sample.start();
        StompCaller caller = StompCaller.at(Sample.address(component))) {
      caller.connect().subscribe("/topic/numbers");
      Broadcast broadcast = component.getBean(Broadcast.class);
      IntStream.rangeClosed(1, 500).forEach(n -> broadcast.send("/topic/numbers", Map.of("n", n)));
      for (int n = 1; n <= 500; n++) {
        assertThat(caller.nextBody()).isEqualTo("{\"n\":" + n + "}");
      }
    }
  }

  /// More than the buffers of the system and of the component can hold for one who does not read.
  @Test
  void isNotDelayedByAListenerWhoDoesNotRead() throws Exception {
    String long16K = "x".repeat(16 * 1024);
    try (ConfigurableApplicationContext component = Sample.start();
        StompCaller deaf = StompCaller.at(Sample.address(component));
        StompCaller listener = StompCaller.at(Sample.address(component))) {
      deaf.connect().subscribe("/topic/texts").stopReading();
      listener.connect().subscribe("/topic/texts");
      Broadcast broadcast = component.getBean(Broadcast.class);
      for (int round = 0; round < 75; round++) {
        IntStream.range(0, 20).forEach(_ -> broadcast.send("/topic/texts", long16K));
        for (int heard = 0; heard < 20; heard++) {
          assertThat(listener.nextBody()).hasSizeGreaterThanOrEqualTo(long16K.length());
        }
      }
    }
  }

  @Test
  void tellsAThousandListenersTheSame() throws Exception {
    List<StompCaller> listeners = new ArrayList<>();
    try (ConfigurableApplicationContext component = Sample.start()) {
      for (int each = 0; each < 1000; each++) {
        listeners.add(
            StompCaller.at(Sample.address(component)).connect().subscribe("/topic/numbers"));
      }
      Broadcast broadcast = component.getBean(Broadcast.class);
      IntStream.rangeClosed(1, 5).forEach(n -> broadcast.send("/topic/numbers", n));
      for (StompCaller listener : listeners) {
        for (int n = 1; n <= 5; n++) {
          assertThat(listener.nextBody()).isEqualTo(Integer.toString(n));
        }
      }
    } finally {
      listeners.forEach(StompCaller::close);
    }
  }

  @Test
  void isNotDisturbedByListenersWhoLeaveWhileItSpeaks() throws Exception {
    String long16K = "x".repeat(16 * 1024);
    try (ConfigurableApplicationContext component = Sample.start();
        StompCaller listener = StompCaller.at(Sample.address(component))) {
      listener.connect().subscribe("/topic/texts");
      Broadcast broadcast = component.getBean(Broadcast.class);
      for (int round = 0; round < 20; round++) {
        try (StompCaller leaving = StompCaller.at(Sample.address(component))) {
          leaving.connect().subscribe("/topic/texts");
          IntStream.range(0, 10).forEach(_ -> broadcast.send("/topic/texts", long16K));
        }
        for (int heard = 0; heard < 10; heard++) {
          assertThat(listener.nextBody()).hasSizeGreaterThanOrEqualTo(long16K.length());
        }
      }
    }
  }

  @Test
  void understandsAFrameThatComesInParts() throws Exception {
    try (ConfigurableApplicationContext component = Sample.start();
        StompCaller caller = StompCaller.at(Sample.address(component))) {
      caller.inParts("CONNECT\naccept-version:1.2\nhost:x\n\n\0");
      assertThat(caller.next()).startsWith("CONNECTED");
    }
  }

  @Test
  void letsAListenerLeaveATopicAndTheComponent() throws Exception {
    try (ConfigurableApplicationContext component = Sample.start();
        StompCaller listener = StompCaller.at(Sample.address(component))) {
      listener.connect().subscribe("/topic/numbers").subscribe("/topic/texts");
      listener.frame("UNSUBSCRIBE", "id:/topic/numbers\nreceipt:left", "");
      assertThat(listener.next()).contains("receipt-id:left");
      Broadcast broadcast = component.getBean(Broadcast.class);
      broadcast.send(List.of("/topic/numbers", "/topic/texts"), "told");
      assertThat(listener.next()).contains("destination:/topic/texts");
      listener.frame("DISCONNECT", "receipt:bye", "");
      assertThat(listener.next()).contains("receipt-id:bye");
      assertThat(listener.awaitClosed()).isEqualTo(1000);
    }
  }

  @Test
  void agreesOnHeartbeats() throws Exception {
    try (ConfigurableApplicationContext component = Sample.start();
        StompCaller caller = StompCaller.at(Sample.address(component))) {
      caller.connect();
      assertThat(caller.connected()).contains("version:1.2", "heart-beat:10000,10000");
    }
  }

  @Test
  void doesNotPassOnWhatCallersSend() throws Exception {
    try (ConfigurableApplicationContext component = Sample.start();
        StompCaller liar = StompCaller.at(Sample.address(component));
        StompCaller listener = StompCaller.at(Sample.address(component))) {
      listener.connect().subscribe("/topic/numbers");
      liar.connect().frame("SEND", "destination:/topic/numbers", "{\"n\":666}");
      assertThat(liar.next()).startsWith("ERROR");
      component.getBean(Broadcast.class).send("/topic/numbers", Map.of("n", 1));
      assertThat(listener.nextBody()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void refusesToListenWithoutTheToken() throws Exception {
    try (ConfigurableApplicationContext component = Sample.start("ACCESS_TOKEN", TOKEN)) {
      try (StompCaller stranger = StompCaller.at(Sample.address(component))) {
        stranger.frame("CONNECT", "accept-version:1.2\nhost:x", "");
        assertThat(stranger.next()).startsWith("ERROR");
      }
      try (StompCaller impatient = StompCaller.at(Sample.address(component))) {
        impatient.frame("SUBSCRIBE", "id:0\ndestination:/topic/numbers", "");
        assertThat(impatient.next()).startsWith("ERROR");
      }
      try (StompCaller friend = StompCaller.at(Sample.address(component))) {
        friend.connect("Authorization:Bearer " + TOKEN);
        assertThat(friend.connected()).startsWith("CONNECTED");
      }
    }
  }

  @Test
  void takesTheTokenFromAGatewayThatShowsItWithTheHandshake() throws Exception {
    try (ConfigurableApplicationContext component = Sample.start("ACCESS_TOKEN", TOKEN)) {
      try (StompCaller caller = StompCaller.behindGateway(Sample.address(component), TOKEN)) {
        assertThat(caller.connect().connected()).startsWith("CONNECTED");
      }
      try (StompCaller stranger =
          StompCaller.behindGateway(Sample.address(component), TOKEN + "?")) {
        assertThat(stranger.connect().connected()).startsWith("ERROR");
      }
    }
  }

  @Test
  void refusesAHandshakeFromAForeignPage() {
    try (ConfigurableApplicationContext component = Sample.start()) {
      assertThat(StompCaller.handshakeStatus(Sample.address(component), "https://evil.example"))
          .isEqualTo(403);
    }
  }
}
