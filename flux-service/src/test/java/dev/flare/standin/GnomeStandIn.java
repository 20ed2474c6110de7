package dev.flare.standin;

import dev.flare.market.DecisionMessage;
import dev.flare.service.launch.ComponentSettings;
import dev.flare.service.launch.Launch;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.stomp.Broadcast;
import dev.flare.trader.CommonTrader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A signal engine that says what the test tells it, over real STOMP and REST.
public final class GnomeStandIn implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private GnomeStandIn(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public record Settings(ServiceSettings service) implements ComponentSettings {
    static Settings read(SettingsReader in) {
      return new Settings(ServiceSettings.read(in, "Gnome", 0, "gnome"));
    }
  }

  public static GnomeStandIn start(String port) {
    return new GnomeStandIn(
        Launch.component("gnome", Settings::read, Application.class)
            .start(Map.of("PORT", port, "ACCESS_TOKEN", "the-token-of-gnome")));
  }

  public String port() {
    return context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /// Says it, and remembers it for those who were away.
  public void says(DecisionMessage decision) {
    remembers(decision);
    announces(decision);
  }

  /// Says it to who listens at this moment, and to nobody later.
  public void announces(DecisionMessage decision) {
    context.getBean(Broadcast.class).send("/topic/decisions", decision);
  }

  public void remembers(DecisionMessage decision) {
    context.getBean(Decisions.class).said.add(decision);
  }

  @Override
  public void close() {
    context.close();
  }

  @SpringBootApplication(exclude = CommonTrader.class)
  static class Application {}

  @RestController
  static class Decisions {
    private final List<DecisionMessage> said = new CopyOnWriteArrayList<>();

    @GetMapping("/api/decisions")
    List<DecisionMessage> after(@RequestParam long after, @RequestParam int limit) {
      return said.stream().filter(each -> each.seq() > after).limit(limit).toList();
    }
  }
}
