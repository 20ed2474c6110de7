package dev.flare.sample;

import dev.flare.service.launch.ComponentSettings;
import dev.flare.service.launch.Launch;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.web.Mode;
import dev.flare.service.web.Paging;
import dev.flare.service.web.Problem;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The smallest component there can be: a list of numbers and a switch.
public final class Sample {
  private Sample() {}

  public record Settings(ServiceSettings service) implements ComponentSettings {
    static Settings read(SettingsReader in) {
      return new Settings(ServiceSettings.read(in, "Sample", 4999, "sample"));
    }
  }

  public static void main(String... args) {
    launch().run(args);
  }

  public static Launch<Settings> launch() {
    return Launch.component("sample", Settings::read, Application.class);
  }

  /// Where a started one listens.
  public static URI address(ConfigurableApplicationContext component) {
    String port = component.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port);
  }

  /// On a free port, with further settings given as name and value in turn.
  public static ConfigurableApplicationContext start(String... settings) {
    Map<String, String> values = new HashMap<>(Map.of("PORT", "0"));
    for (int at = 0; at < settings.length; at += 2) {
      values.put(settings[at], settings[at + 1]);
    }
    return launch().start(values);
  }

  @SpringBootApplication
  static class Application {
    @Bean
    Mode mode() {
      return () -> "demo";
    }
  }

  @RestController
  static class Numbers {
    @GetMapping("/api/numbers")
    ResponseEntity<List<Long>> numbers(Paging paging) {
      long from = paging.cursorNumber().orElse(1_000L);
      return paging.page(
          LongStream.iterate(from - 1, number -> number > 0, number -> number - 1)
              .limit(paging.wanted())
              .boxed()
              .toList(),
          number -> number);
    }

    @GetMapping("/api/numbers/{number}")
    long number(@PathVariable long number) {
      if (number > 1_000) {
        throw Problem.notFound("number-unknown", "There is no " + number);
      }
      if (number < 0) {
        throw new IllegalStateException("secret inside");
      }
      return number;
    }

    /// 50 MB, more than any buffer on the way takes.
    @GetMapping("/api/many")
    List<String> many() {
      return Collections.nCopies(5_000, "many".repeat(2_500));
    }

    @PutMapping("/api/switch")
    Switch turn(@RequestBody Switch wanted) {
      return wanted;
    }
  }

  record Switch(boolean enabled) {}
}
