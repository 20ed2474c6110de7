package dev.flare.simulator;

import dev.flare.service.launch.Launch;
import dev.flare.simulator.fault.Faults;
import dev.flare.simulator.fault.Pause;
import dev.flare.simulator.market.SimulatedClock;
import dev.flare.simulator.market.SimulatedMarket;
import dev.flare.simulator.market.Spread;
import dev.flare.simulator.market.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The simulated exchange as a program.
@SpringBootApplication(proxyBeanMethods = false)
public class SimulatorApplication {
  /// How long BitGet takes a signature for fresh, in real time.
  private static final Duration SIGNATURE_WINDOW = Duration.ofSeconds(30);

  public static void main(String[] args) {
    launch().run(args);
  }

  static Launch<SimulatorSettings> launch() {
    return Launch.component("simulator", SimulatorSettings::read, SimulatorApplication.class);
  }

  @Bean
  LongSupplier nanos() {
    return System::nanoTime;
  }

  @Bean
  Stage stage(SimulatorSettings settings) {
    return settings.candles().isEmpty()
        ? Stage.synthetic(
            settings.pairs(),
            settings.seed(),
            settings.start().orElseGet(InstantSource.system()::instant))
        : Stage.recorded(settings.candles());
  }

  @Bean
  SimulatedClock clock(Stage stage, SimulatorSettings settings, LongSupplier nanos) {
    return new SimulatedClock(stage.start(), settings.speed(), nanos);
  }

  @Bean
  Faults faults(SimulatorSettings settings) {
    return new Faults(settings.faults());
  }

  @Bean
  Rights rights(SimulatorSettings settings) {
    return settings.rights();
  }

  @Bean
  Pause pause() {
    return Pause.asleep();
  }

  /// The clock that callers get to see.
  @Bean
  @Primary
  ServerClock serverClock(SimulatedClock clock, Faults faults) {
    return new ServerClock(clock, faults);
  }

  @Bean
  SimulatedMarket market(Stage stage, SimulatorSettings settings) {
    Spread spread =
        settings.candles().isEmpty()
            ? Spread.reacting(settings.spread())
            : Spread.fixed(settings.spread());
    return new SimulatedMarket(stage.listings(), spread);
  }

  @Bean
  SimulatedAccount account(SimulatorSettings settings) {
    return new SimulatedAccount(settings.balances());
  }

  @Bean
  QuoteDesk quoteDesk(SimulatedMarket market, LongSupplier nanos) {
    return new QuoteDesk(market, nanos);
  }

  @Bean
  SignatureCheck signatureCheck(SimulatorSettings settings, SimulatedClock clock) {
    return new SignatureCheck(settings.credentials(), clock.market(SIGNATURE_WINDOW));
  }

  @Bean
  RateLimits rateLimits(SimulatorSettings settings, LongSupplier nanos) {
    return settings.limits() ? RateLimits.of(nanos, settings.speed()) : RateLimits.none(nanos);
  }
}
