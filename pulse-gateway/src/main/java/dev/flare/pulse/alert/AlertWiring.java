package dev.flare.pulse.alert;

import dev.flare.jsondb.Store;
import dev.flare.service.launch.Component;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what tells people.
@Configuration(proxyBeanMethods = false)
class AlertWiring {
  @Bean
  Post post() {
    return Post.outside();
  }

  @Bean(initMethod = "begin")
  Couriers couriers(
      AlertSettings settings,
      Component component,
      Post post,
      Store store,
      InstantSource clock,
      MeterRegistry meters) {
    List<Channel> channels = Channels.of(settings, component.title(), post);
    Outbox outbox =
        new Outbox(new Shelf<>(store, "alert-letters", Letter.class, Letter::id), channels);
    Couriers couriers = new Couriers(channels, outbox, clock);
    couriers.all().forEach(courier -> measure(courier, outbox, meters));
    return couriers;
  }

  private static void measure(Courier courier, Outbox outbox, MeterRegistry meters) {
    String name = courier.channel().name();
    Gauge.builder("flare.alerts.waiting", outbox, it -> it.waiting(name))
        .description("Alerts that have not been delivered yet")
        .tag("channel", name)
        .register(meters);
    FunctionCounter.builder("flare.alerts.delivered", courier, it -> it.record().delivered())
        .description("Alerts that were delivered")
        .tag("channel", name)
        .register(meters);
    FunctionCounter.builder("flare.alerts.lost", outbox, it -> it.givenUp(name))
        .description("Alerts that were given up")
        .tag("channel", name)
        .register(meters);
  }

  @Bean
  AlertDesk alertDesk(
      AlertSettings settings,
      Couriers couriers,
      Store store,
      InstantSource clock,
      MeterRegistry meters) {
    Shelf<Standing> standing = new Shelf<>(store, "alert-troubles", Standing.class, Standing::key);
    AlertDesk desk =
        new AlertDesk(
            new Troubles(standing, settings.levels(), settings.reminder()),
            settings.levels(),
            couriers.outbox(),
            store.log("alerts", Alert.class, AlertDesk.KEPT),
            clock);
    Gauge.builder("flare.troubles", desk, it -> it.standing().size())
        .description("What is wrong now and was told")
        .register(meters);
    return desk;
  }

  @Bean(initMethod = "begin")
  Beating beating(AlertSettings settings, AlertDesk desk, Post post) {
    return new Beating(settings.heartbeat().map(it -> new HeartbeatPing(it, desk::critical, post)));
  }
}
