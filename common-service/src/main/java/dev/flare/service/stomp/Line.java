package dev.flare.service.stomp;

import java.io.IOException;
import java.util.List;

/// A connection to one listener, which only the thread that writes to it closes.
interface Line {
  /// Returns when the system has taken all of them; one that does not read makes this fail in time.
  void write(List<Frame> frames) throws IOException;

  void close();
}
