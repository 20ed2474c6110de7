package dev.flare.pulse.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Starts processes and finds them again.
public interface Processes {
  /// @throws IOException when the machine does not start it
  RunningProcess start(Command command) throws IOException;

  /// The process, if it still runs.
  Optional<RunningProcess> find(ProcessIdentity identity);

  /// A running leader of a session that belongs to the user of this Pulse, and in whose command
  /// line these words follow one another.
  Optional<RunningProcess> find(List<String> words);

  /// Ends what a process that ended has left behind.
  void killRest(ProcessIdentity ended);

  /// Names the present start of the machine.
  String bootId();
}
