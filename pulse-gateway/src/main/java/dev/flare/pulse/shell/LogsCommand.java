package dev.flare.pulse.shell;

import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.log.LogLine;
import dev.flare.pulse.log.LogPage;
import dev.flare.pulse.log.LogQuery;
import dev.flare.pulse.log.LogSearch;
import dev.flare.pulse.log.LogTail;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `./flare logs [APP]`: what the apps printed, and with `-f` what they print from now on. Only
/// reads: Pulse may go on packing beside it.
public final class LogsCommand {
  private final Path logs;
  private final InstantSource clock;
  private final PrintStream out;

  /// @param logs a folder for each app
  LogsCommand(Path logs, InstantSource clock, PrintStream out) {
    this.logs = logs;
    this.clock = clock;
    this.out = out;
  }

  /// The directory of Pulse first, then what the user wrote.
  public static void main(String... args) throws IOException, InterruptedException {
    Path data = Path.of(args[0]);
    String[] rest = Stream.of(args).skip(1).toArray(String[]::new);
    LogsCommand command =
        new LogsCommand(
            PulsePlace.in(data).storage().resolve("logs"), InstantSource.system(), System.out);
    System.exit(command.run(rest));
  }

  /// @return the exit code: 0 unless there is no such log (1) or it was misused (2)
  int run(String... args) throws IOException, InterruptedException {
    LogWish wish;
    try {
      wish = LogWish.parse(clock.instant(), args);
    } catch (IllegalArgumentException e) {
      return told(2, String.valueOf(e.getMessage()));
    }
    Map<String, LogFiles> files = files(wish.app());
    if (files.isEmpty()) {
      return told(1, noLog(wish));
    }
    boolean isOne = wish.app().isPresent();
    Map<String, Long> ends = ends(files);
    newest(files, ends, wish).forEach(line -> print(line, isOne));
    if (wish.follows()) {
      follow(files, ends, wish.query(), isOne);
    }
    return 0;
  }

  private String noLog(LogWish wish) throws IOException {
    List<String> all = apps();
    return all.isEmpty()
        ? "no app has printed anything yet; ./flare up starts Pulse, and its page the apps"
        : "%s has no log; these have one: %s"
            .formatted(wish.app().orElse(""), String.join(", ", all));
  }

  private List<String> apps() throws IOException {
    if (!Files.isDirectory(logs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(logs)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private Map<String, LogFiles> files(Optional<String> wanted) throws IOException {
    Map<String, LogFiles> files = new TreeMap<>();
    for (String app : apps()) {
      if (wanted.isEmpty() || wanted.get().equals(app)) {
        files.put(app, LogFiles.reading(logs.resolve(app)));
      }
    }
    return files;
  }

  private static Map<String, Long> ends(Map<String, LogFiles> files) throws IOException {
    Map<String, Long> ends = new TreeMap<>();
    for (Map.Entry<String, LogFiles> each : files.entrySet()) {
      ends.put(each.getKey(), each.getValue().end());
    }
    return ends;
  }

  /// A line and who printed it.
  private record Printed(String app, LogLine line) {
    Instant at() {
      return line.writtenAt().orElse(Instant.MIN);
    }
  }

  /// The newest lines of all logs together, the oldest first.
  private static List<Printed> newest(
      Map<String, LogFiles> files, Map<String, Long> ends, LogWish wish) throws IOException {
    List<Printed> found = new ArrayList<>();
    for (Map.Entry<String, LogFiles> each : files.entrySet()) {
      long end = ends.getOrDefault(each.getKey(), 0L);
      LogPage page = LogSearch.page(each.getValue(), wish.query(), end, wish.lines(), () -> true);
      page.lines().reversed().forEach(line -> found.add(new Printed(each.getKey(), line)));
    }
    List<Printed> sorted = found.stream().sorted(Comparator.comparing(Printed::at)).toList();
    return sorted.subList(Math.max(0, sorted.size() - wish.lines()), sorted.size());
  }

  private void follow(
      Map<String, LogFiles> files, Map<String, Long> from, LogQuery query, boolean isOne)
      throws IOException, InterruptedException {
    Map<String, LogTail> tails = new TreeMap<>();
    for (Map.Entry<String, LogFiles> each : files.entrySet()) {
      long next = from.getOrDefault(each.getKey(), 0L);
      tails.put(each.getKey(), LogTail.from(each.getValue(), next));
    }
    while (!out.checkError()) {
      for (Map.Entry<String, LogTail> each : tails.entrySet()) {
        each.getValue().next().lines().stream()
            .filter(query::wants)
            .forEach(line -> print(new Printed(each.getKey(), line), isOne));
      }
      Thread.sleep(300);
    }
  }

  private void print(Printed printed, boolean isOne) {
    out.println(isOne ? printed.line().text() : printed.app() + " | " + printed.line().text());
  }

  private int told(int code, String message) {
    System.err.println("logs: " + message);
    return code;
  }
}
