package dev.flare.jsondb;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/// Sealed JSON on its way to a file.
final class SealedBytes extends ByteArrayOutputStream {
  private static final int A_FEW_LINES = 1024;

  SealedBytes() {
    super(A_FEW_LINES);
  }

  /// Seals the object that `object` writes; takes nothing of it when that throws.
  SealedBytes add(Consumer<OutputStream> object) {
    int start = count;
    try {
      writeBytes(Seal.BLANK);
      object.accept(this);
      Seal.seal(buf, start, count);
      return this;
    } catch (RuntimeException e) {
      count = start;
      throw e;
    }
  }

  SealedBytes addLine(Consumer<OutputStream> object) {
    add(object).write('\n');
    return this;
  }
}
