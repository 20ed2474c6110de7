package dev.flare.pulse.process;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process of Linux, told by its number and the time the kernel started it.
///
/// @param child its handle, where this Pulse started it
record LinuxProcess(ProcessIdentity identity, ProcFiles proc, Optional<Process> child)
    implements RunningProcess {
  private static final Logger log = LoggerFactory.getLogger(LinuxProcess.class);

  @Override
  public Optional<Instant> startedAt() {
    return ProcessHandle.of(identity.pid()).flatMap(it -> it.info().startInstant());
  }

  /// A child of ours lives until its exit code is known.
  @Override
  public boolean isAlive() {
    return child.map(Process::isAlive).orElseGet(() -> living().isPresent());
  }

  private Optional<ProcessStat> living() {
    return proc.stat(identity.pid()).filter(this::isMe).filter(stat -> !stat.hasEnded());
  }

  private boolean isMe(ProcessStat stat) {
    return stat.startTicks() == identity.startTicks();
  }

  /// The number of a session is not given away while one of its processes is left.
  @Override
  public boolean isGoneAltogether() {
    return !isAlive() && (isNumberReused() || proc.session(identity.pid()).isEmpty());
  }

  private boolean isNumberReused() {
    return proc.stat(identity.pid()).filter(stat -> !isMe(stat)).isPresent();
  }

  @Override
  public OptionalInt exitCode() {
    return child
        .filter(process -> !process.isAlive())
        .map(process -> OptionalInt.of(process.exitValue()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public void terminate() {
    signal("TERM");
  }

  @Override
  public void kill() {
    signal("KILL");
  }

  /// Its group; or itself, when it is so young that it leads none yet.
  private void signal(String name) {
    if (isGoneAltogether()) {
      return;
    }
    try {
      Process kill =
          new ProcessBuilder(
                  "/bin/sh",
                  "-c",
                  "kill -s \"$1\" -- \"-$2\" 2>/dev/null || kill -s \"$1\" \"$2\"",
                  "kill",
                  name,
                  Long.toString(identity.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!kill.waitFor(5, TimeUnit.SECONDS)) {
        kill.destroyForcibly();
      }
    } catch (IOException e) {
      log.error("process {} could not be sent {}", identity.pid(), name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<Consumption> consumption() {
    return living()
        .flatMap(stat ->
            proc.memoryBytes(identity.pid())
                .map(memory -> new Consumption(stat.cpuMillis(), memory)));
  }
}
