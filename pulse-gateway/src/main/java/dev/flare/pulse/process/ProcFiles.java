package dev.flare.pulse.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the kernel tells in `/proc`.
record ProcFiles(Path root) {
  private static final Pattern MEMORY = Pattern.compile("(?m)^VmRSS:\\s*(\\d+) kB$");

  String bootId() {
    try {
      return Files.readString(root.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Pulse needs a Linux kernel's /proc", e);
    }
  }

  /// Empty when there is no such process.
  Optional<ProcessStat> stat(long pid) {
    return read(pid, "stat").map(ProcessStat::parse);
  }

  Optional<Long> memoryBytes(long pid) {
    return read(pid, "status")
        .map(MEMORY::matcher)
        .filter(Matcher::find)
        .map(memory -> Long.parseLong(memory.group(1)) * 1024);
  }

  /// The processes of a session that have not ended.
  List<ProcessStat> session(long id) {
    return living(each -> each.session() == id);
  }

  /// The leaders of sessions of the user whose process reads this.
  List<ProcessStat> leaders() {
    return living(each -> each.session() == each.pid() && isOurs(each.pid()));
  }

  private boolean isOurs(long pid) {
    try {
      return Files.getOwner(root.resolve(Long.toString(pid)))
          .equals(Files.getOwner(root.resolve("self").toRealPath()));
    } catch (IOException e) {
      return false;
    }
  }

  /// The command line; empty when there is no such process.
  List<String> words(long pid) {
    return read(pid, "cmdline").map(line -> List.of(line.split("\0"))).orElse(List.of());
  }

  private List<ProcessStat> living(Predicate<ProcessStat> which) {
    List<ProcessStat> members = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(root, "[0-9]*")) {
      for (Path process : processes) {
        stat(Long.parseLong(process.getFileName().toString()))
            .filter(each -> !each.hasEnded() && which.test(each))
            .ifPresent(members::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  private Optional<String> read(long pid, String file) {
    try {
      Path path = root.resolve(Long.toString(pid)).resolve(file);
      return Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
