package dev.flare.pulse.process;

import java.io.IOException;
import java.util.Optional;

/// Starts processes and finds them again.
public interface Processes {
  /// @throws IOException when the machine does not start it
  RunningProcess start(Command command) throws IOException;

  /// The process, if it still runs.
  Optional<RunningProcess> find(ProcessIdentity identity);

  /// Names the present start of the machine.
  String bootId();
}
