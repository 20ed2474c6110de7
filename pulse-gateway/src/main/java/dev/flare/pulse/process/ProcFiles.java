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
    List<ProcessStat> members = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(root, "[0-9]*")) {
      for (Path process : processes) {
        stat(Long.parseLong(process.getFileName().toString()))
            .filter(each -> each.session() == id && !each.hasEnded())
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
      return Optional.of(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
