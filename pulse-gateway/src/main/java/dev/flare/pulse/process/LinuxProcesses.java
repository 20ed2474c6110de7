package dev.flare.pulse.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Processes of Linux, each the leader of a session of its own (`setsid`), so that no signal meant
/// for Pulse reaches them and all that they start can be ended with them.
public final class LinuxProcesses implements Processes {
  private final ProcFiles proc = new ProcFiles(Path.of("/proc"));

  @Override
  public RunningProcess start(Command command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("setsid"), command.words().stream()).toList())
            .directory(command.directory().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.output().toFile()));
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    Process process = builder.start();
    long startTicks = proc.stat(process.pid()).map(ProcessStat::startTicks).orElse(0L);
    ProcessIdentity identity = new ProcessIdentity(process.pid(), startTicks, bootId());
    return new LinuxProcess(identity, proc, Optional.of(process));
  }

  /// Which process this Java is.
  public ProcessIdentity own() {
    long pid = ProcessHandle.current().pid();
    long startTicks = proc.stat(pid).map(ProcessStat::startTicks).orElse(0L);
    return new ProcessIdentity(pid, startTicks, bootId());
  }

  @Override
  public Optional<RunningProcess> find(ProcessIdentity identity) {
    RunningProcess process = new LinuxProcess(identity, proc, Optional.empty());
    return identity.bootId().equals(bootId()) && process.isAlive()
        ? Optional.of(process)
        : Optional.empty();
  }

  @Override
  public Optional<RunningProcess> find(List<String> words) {
    return proc.leaders().stream()
        .filter(leader -> Collections.indexOfSubList(proc.words(leader.pid()), words) >= 0)
        .findFirst()
        .map(leader -> new ProcessIdentity(leader.pid(), leader.startTicks(), bootId()))
        .flatMap(this::find);
  }

  @Override
  public void killRest(ProcessIdentity ended) {
    RunningProcess process = new LinuxProcess(ended, proc, Optional.empty());
    if (ended.bootId().equals(bootId()) && !process.isAlive()) {
      process.kill();
    }
  }

  @Override
  public String bootId() {
    return proc.bootId();
  }
}
