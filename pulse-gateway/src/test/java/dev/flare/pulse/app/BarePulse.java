package dev.flare.pulse.app;

import dev.flare.jsondb.Store;
import dev.flare.pulse.journal.Journal;
import dev.flare.pulse.web.ProblemAnswers;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;
import java.time.InstantSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/// Pulse without its door: what looks after apps and its addresses, in a process of its own that a
/// test may kill.
@EnableWebFlux
@Import({
  AppsWiring.class,
  AppController.class,
  LogController.class,
  SettingsController.class,
  ProblemAnswers.class
})
class BarePulse implements WebFluxConfigurer {
  public static void main(String... args) {
    var context = new AnnotationConfigApplicationContext(BarePulse.class);
    context.registerShutdownHook();
    HttpServer.create()
        .host("127.0.0.1")
        .port(Integer.parseInt(args[0]))
        .handle(
            new ReactorHttpHandlerAdapter(
                WebHttpHandlerBuilder.applicationContext(context).build()))
        .bindNow()
        .onDispose()
        .block();
  }

  private static SettingsReader settings() {
    return new SettingsReader(System.getenv(), EnvFile.empty());
  }

  @Bean
  AppsSettings appsSettings() {
    return AppsSettings.read(settings());
  }

  @Bean
  ServiceSettings serviceSettings() {
    return ServiceSettings.behindLogin(settings(), "Pulse", 3500, "pulse");
  }

  @Bean
  Store store(ServiceSettings settings) {
    return Store.open(settings.storage());
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Journal journal(InstantSource clock) {
    return new Journal(clock);
  }

  @Bean
  JsonMapper jsonMapper() {
    return new JsonMapper();
  }

  @Override
  public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
    configurer.setExecutor(new VirtualThreadTaskExecutor());
  }
}
