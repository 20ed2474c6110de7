package dev.flare.jsondb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.PMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/// A [KilledWriter] in a process of its own, started as fast as Java can.
final class KillableProcess {
  private static final int KILLED = 128 + 9;
  private static final String CLASSPATH =
      Stream.of(
              KilledWriter.class,
              Store.class,
              JsonMapper.class,
              JsonParser.class,
              com.fasterxml.jackson.annotation.JsonProperty.class,
              Flux.class,
              Publisher.class,
              PMap.class)
          .map(KillableProcess::placeOf)
          .distinct()
          .collect(Collectors.joining(System.getProperty("path.separator")));

  private final Process process;
  private final BufferedReader output;
  private final Path complaints;

  private KillableProcess(Process process, Path complaints) {
    this.process = process;
    this.output = process.inputReader();
    this.complaints = complaints;
  }

  static KillableProcess start(Path complaints, List<String> arguments) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            CLASSPATH,
            KilledWriter.class.getName());
    List<String> command = Stream.concat(java.stream(), arguments.stream()).toList();
    return new KillableProcess(
        new ProcessBuilder(command).redirectError(complaints.toFile()).start(), complaints);
  }

  private static String placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The next line that it prints; empty when it is dead and all was read.
  Optional<String> nextLine() throws IOException {
    return Optional.ofNullable(output.readLine());
  }

  long pid() {
    return process.pid();
  }

  /// Kills it that much later, and fails when it was dead already. What it has printed can still be
  /// read, which [Process#destroyForcibly()] would prevent.
  void killAfter(Duration delay) throws InterruptedException, IOException {
    long at = System.nanoTime() + delay.toNanos();
    while (System.nanoTime() < at) {
      Thread.onSpinWait();
    }
    process.toHandle().destroyForcibly();
    assertThat(process.waitFor()).as(Files.readString(complaints)).isEqualTo(KILLED);
  }
}
