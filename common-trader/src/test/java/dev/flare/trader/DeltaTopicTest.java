package dev.flare.trader;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

class DeltaTopicTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(DeltaTopic.class);

  private final List<String> told = new ArrayList<>();
  private final List<String> listeners = new ArrayList<>(List.of("somebody"));
  private final DeltaTopic topic =
      new DeltaTopic(
          "/topic/valuations",
          (_, delta) -> {
            listeners.getFirst();
            told.add(new JsonMapper().writeValueAsString(delta));
          });

  @BeforeEach
  void keepExpectedLinesQuiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void speakAgain() {
    LOG.setLevel(null);
  }

  @Test // the page showed what was true before it until the restart
  void goesOnAfterAChangeThatCouldNotBeTold() {
    Flux.just(1, 2, 0, 5).subscribe(topic.teller(each -> topic.tell(60 / each)));

    assertThat(told)
        .containsExactly(
            "{\"seq\":1,\"changes\":60}",
            "{\"seq\":2,\"changes\":30}",
            "{\"seq\":3,\"changes\":null}",
            "{\"seq\":4,\"changes\":12}");
  }

  @Test
  void goesOnAfterAnErrorOfTheJavaMachine() {
    Flux.just("lost", "told")
        .subscribe(
            topic.teller(each -> {
              if (each.equals("lost")) {
                throw new NoClassDefFoundError("replaced while running");
              }
              topic.tell(each);
            }));

    assertThat(told)
        .containsExactly("{\"seq\":1,\"changes\":null}", "{\"seq\":2,\"changes\":\"told\"}");
  }

  @Test // listeners see that a number is missing, and read everything anew
  void numbersWhatCouldNotEvenBeSent() {
    Flux.just("lost", "told")
        .subscribe(
            topic.teller(each -> {
              listeners.clear();
              if (each.equals("told")) {
                listeners.add("somebody");
              }
              topic.tell(each);
            }));

    assertThat(told).containsExactly("{\"seq\":3,\"changes\":\"told\"}");
  }
}
