package dev.flare.pulse.door;

import dev.flare.jsondb.Document;
import dev.flare.jsondb.Store;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.web.Crowds;
import dev.flare.service.launch.Secret;
import dev.flare.service.launch.ServiceSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Puts the door together.
@Configuration(proxyBeanMethods = false)
class DoorWiring {
  private static final int PASSWORD_BYTES = 15;
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration LISTEN = Duration.ofMillis(500);

  @Bean
  Callers callers(DoorSettings settings) {
    return new Callers(settings.trustedProxies());
  }

  /// Behind a proxy, and on this machine, many share one address.
  @Bean
  @Fallback
  Crowds crowds(DoorSettings settings) {
    return peer ->
        Optional.of(peer)
            .filter(each -> !each.isLoopbackAddress())
            .filter(
                each -> settings.trustedProxies().stream().noneMatch(proxy -> proxy.contains(each)))
            .map(Network::around);
  }

  @Bean
  Attempts attempts(DoorSettings settings, InstantSource clock) {
    return new Attempts(settings.limit(), clock);
  }

  @Bean
  Sessions sessions(InstantSource clock) {
    return new Sessions(clock, new SecureRandom());
  }

  @Bean
  Visitors visitors(Sessions sessions, Callers callers) {
    return new Visitors(sessions, callers);
  }

  @Bean
  CsrfTokens csrfTokens(Visitors visitors, Sessions sessions) {
    return new CsrfTokens(visitors, sessions);
  }

  @Bean
  PasswordDesk passwordDesk(
      DoorSettings settings,
      Store store,
      Sessions sessions,
      InstantSource clock,
      MeterRegistry meters) {
    Document<DoorMemory> memory = store.document("door", DoorMemory.class, DoorMemory.EMPTY);
    PasswordEncoder encoder = PasswordHashes.encoder();
    FirstPassword first =
        new FirstPassword(memory, encoder, () -> sessions.random(PASSWORD_BYTES), System.out);
    SecondFactor second =
        settings
            .authenticator()
            .<SecondFactor>map(key -> authenticator(key, settings, memory, clock))
            .orElse(SecondFactor.NONE);
    String hash = settings.wantsLogin() ? first.hash(settings) : "";
    Account account = new Account(settings.user(), hash, encoder, second);
    return new PasswordDesk(account, Regulars.in(store), meters);
  }

  private static SecondFactor authenticator(
      Secret key, DoorSettings settings, Document<DoorMemory> memory, InstantSource clock) {
    return new Authenticator(
        new Totp(KeyText.decode(key.value())), Set.copyOf(settings.recovery()), memory, clock);
  }

  @Bean
  Disposable sweeping(Sessions sessions) {
    return Flux.interval(SWEEP, Schedulers.boundedElastic()).subscribe(_ -> sessions.sweep());
  }

  @Bean
  Disposable pardons(ServiceSettings service, Attempts attempts, Journal journal) {
    Pardons pardons = new Pardons(service.storage().resolve(Pardons.DIRECTORY), attempts, journal);
    return Flux.interval(LISTEN, Schedulers.boundedElastic()).subscribe(_ -> pardons.grant());
  }
}
