package dev.flare.pulse.process;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Processes that end when a test says so; they outlive whoever started them.
public final class FakeProcesses implements Processes {
  private final List<FakeProcess> started = new ArrayList<>();
  private String bootId = "first-boot";

  @Override
  public RunningProcess start(Command command) throws IOException {
    FakeProcess process =
        new FakeProcess(command, new ProcessIdentity(1000 + started.size(), 42, bootId));
    started.add(process);
    return process;
  }

  @Override
  public Optional<RunningProcess> find(ProcessIdentity identity) {
    return started.stream()
        .filter(process -> process.identity.equals(identity) && process.isAlive())
        .<RunningProcess>map(process -> process)
        .findFirst();
  }

  @Override
  public Optional<RunningProcess> find(List<String> words) {
    return started.stream()
        .filter(process -> Collections.indexOfSubList(process.command.words(), words) >= 0)
        .filter(FakeProcess::isAlive)
        .<RunningProcess>map(process -> process)
        .findFirst();
  }

  @Override
  public void killRest(ProcessIdentity ended) {
    started.stream()
        .filter(process -> process.identity.equals(ended) && !process.isGoneAltogether())
        .forEach(FakeProcess::kill);
  }

  @Override
  public String bootId() {
    return bootId;
  }

  /// The machine starts anew.
  public void reboot() {
    started.forEach(process -> process.end(137));
    bootId = "another-boot";
  }

  public FakeProcess latest() {
    return started.getLast();
  }

  public int count() {
    return started.size();
  }

  public static final class FakeProcess implements RunningProcess {
    private final Command command;
    private final ProcessIdentity identity;
    private OptionalInt exitCode = OptionalInt.empty();
    private boolean hasLeftOthers;
    private boolean isTerminated;
    private boolean isKilled;

    FakeProcess(Command command, ProcessIdentity identity) {
      this.command = command;
      this.identity = identity;
    }

    public void end(int code) {
      exitCode = OptionalInt.of(code);
    }

    /// Ends, and something that it had started does not.
    public void endLeavingOthers(int code) {
      hasLeftOthers = true;
      end(code);
    }

    public Command command() {
      return command;
    }

    public boolean isTerminated() {
      return isTerminated;
    }

    public boolean isKilled() {
      return isKilled;
    }

    @Override
    public ProcessIdentity identity() {
      return identity;
    }

    @Override
    public Optional<Instant> startedAt() {
      return Optional.of(Instant.parse("2026-01-31T11:59:00Z"));
    }

    @Override
    public boolean isAlive() {
      return exitCode.isEmpty();
    }

    @Override
    public boolean isGoneAltogether() {
      return !isAlive() && !hasLeftOthers;
    }

    @Override
    public OptionalInt exitCode() {
      return exitCode;
    }

    @Override
    public void terminate() {
      isTerminated = true;
    }

    @Override
    public void kill() {
      isKilled = true;
      hasLeftOthers = false;
      if (isAlive()) {
        end(137);
      }
    }

    @Override
    public Optional<Consumption> consumption() {
      return isAlive() ? Optional.of(new Consumption(0, 64 << 20)) : Optional.empty();
    }
  }
}
