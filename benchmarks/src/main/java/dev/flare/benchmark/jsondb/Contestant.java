package dev.flare.benchmark.jsondb;

import java.io.IOException;

/// One way of keeping samples so that each survives a power cut when the write returns.
interface Contestant extends AutoCloseable {
  String name();

  /// Writes one sample; called by many threads at once.
  ///
  /// @param number rises with each call
  void write(long number) throws IOException;

  @Override
  void close() throws IOException;
}
