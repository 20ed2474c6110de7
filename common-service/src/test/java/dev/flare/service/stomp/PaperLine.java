package dev.flare.service.stomp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A connection that writes down what goes over it.
final class PaperLine implements Line {
  private final List<List<String>> writes = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private boolean broken;
  private int closings;

  @Override
  public void write(List<Frame> frames) throws IOException {
    if (broken) {
      throw new IOException("broken pipe");
    }
    writes.add(frames.stream().map(PaperLine::text).toList());
    Runnable now = meanwhile;
    meanwhile = () -> {};
    now.run();
  }

  @Override
  public void close() {
    closings++;
  }

  /// Happens once, before the next writing is over.
  void whileItWrites(Runnable happens) {
    meanwhile = happens;
  }

  void breaks() {
    broken = true;
  }

  /// What was written, each time.
  List<List<String>> writes() {
    return writes;
  }

  /// All that was written.
  List<String> frames() {
    return writes.stream().flatMap(List::stream).toList();
  }

  boolean isClosed() {
    return closings > 0;
  }

  private static String text(Frame frame) {
    return frame.pieces().stream().map(String::new).collect(Collectors.joining());
  }
}
