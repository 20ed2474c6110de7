package dev.flare.pulse.alert;

import dev.flare.pulse.alert.Channels.Tried;
import dev.flare.service.web.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// `/api/alerts`: what people were told, what is wrong now, and whether it arrives.
@RestController
@RequestMapping("/api/alerts")
final class AlertController {
  private final AlertDesk desk;
  private final Couriers couriers;
  private final AlertSettings settings;
  private final InstantSource clock;

  AlertController(AlertDesk desk, Couriers couriers, AlertSettings settings, InstantSource clock) {
    this.desk = desk;
    this.couriers = couriers;
    this.settings = settings;
    this.clock = clock;
  }

  /// What was told, the newest first.
  @GetMapping
  List<Told> latest(@RequestParam(defaultValue = "100") int limit) {
    return desk.latest(Math.clamp(limit, 1, AlertDesk.KEPT)).stream().map(Told::of).toList();
  }

  /// What is wrong now, the oldest first.
  @GetMapping("/troubles")
  List<Wrong> troubles() {
    return desk.standing().stream().map(each -> Wrong.of(each, settings.levels())).toList();
  }

  /// The ways that are set up, and how they do.
  @GetMapping("/channels")
  List<Way> channels() {
    return couriers.all().stream().map(each -> Way.of(each, couriers.outbox())).toList();
  }

  /// Tries every channel now.
  @PostMapping("/test")
  Mono<List<Attempt>> test() {
    List<Channel> channels = couriers.all().stream().map(Courier::channel).toList();
    if (channels.isEmpty()) {
      throw Problem.conflict(
          "no-channel", "No channel is set up: name one of ALERT_TELEGRAM_TOKEN and its like");
    }
    return Mono.fromCallable(() -> Channels.test(channels, clock))
        .map(tried -> tried.stream().map(Attempt::of).toList())
        .subscribeOn(Schedulers.boundedElastic());
  }

  /// Times in epoch milliseconds.
  record Told(
      String event,
      String level,
      String turn,
      String of,
      String text,
      long at,
      @Nullable Long sinceAt) {
    static Told of(Alert alert) {
      return new Told(
          alert.event().code(),
          alert.level().code(),
          alert.turn().name().toLowerCase(Locale.ROOT),
          alert.of(),
          alert.text(),
          alert.at().toEpochMilli(),
          alert.since().map(Instant::toEpochMilli).orElse(null));
    }
  }

  record Wrong(String event, String level, String of, String text, long sinceAt) {
    static Wrong of(Standing standing, AlertLevels levels) {
      return new Wrong(
          standing.event().code(),
          levels.of(standing.event()).orElse(standing.event().standard()).code(),
          standing.of(),
          standing.text(),
          standing.since().toEpochMilli());
    }
  }

  /// @param waiting letters not delivered yet
  /// @param givenUp letters that never arrived since Pulse was started
  /// @param complaint about the latest failure, until something arrives
  record Way(
      String channel,
      String atLeast,
      int waiting,
      long delivered,
      long givenUp,
      @Nullable Long deliveredAt,
      @Nullable String complaint) {
    static Way of(Courier courier, Outbox outbox) {
      Courier.Record record = courier.record();
      String name = courier.channel().name();
      return new Way(
          name,
          courier.channel().atLeast().code(),
          outbox.waiting(name),
          record.delivered(),
          outbox.givenUp(name),
          record.deliveredAt().map(Instant::toEpochMilli).orElse(null),
          record.complaint().orElse(null));
    }
  }

  record Attempt(String channel, boolean arrived, @Nullable String complaint) {
    static Attempt of(Tried tried) {
      return new Attempt(tried.channel(), tried.arrived(), tried.complaint().orElse(null));
    }
  }
}
