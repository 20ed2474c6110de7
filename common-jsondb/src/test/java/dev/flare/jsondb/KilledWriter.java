package dev.flare.jsondb;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process that writes until it is killed, and tells each change that was acknowledged to it.
///
/// Arguments: the directory of the store, then for each writer the steps that are done already. It
/// prints `opening`, then `WRITER STEPS` after each step has returned.
final class KilledWriter {
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
  private static final int FOLDING_FROM = 8_000;

  private KilledWriter() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(KilledWriter::giveUp);
    tell("opening");
    Store store =
        Store.open(Path.of(arguments[0]), StoreOptions.standard().foldingFrom(FOLDING_FROM));
    for (int writer = 0; writer < arguments.length - 1; writer++) {
      ScriptedParts parts = ScriptedParts.of(store, writer);
      long done = Long.parseLong(arguments[writer + 1]);
      Thread.ofPlatform().start(() -> write(parts, done));
    }
    new CountDownLatch(1).await();
  }

  private static void write(ScriptedParts parts, long done) {
    Script script = replay(parts.writer(), done);
    while (true) {
      parts.make(script);
      script = script.next();
      tell(parts.writer() + " " + script.done());
    }
  }

  private static Script replay(int writer, long done) {
    Script script = Script.beginning(writer);
    while (script.done() < done) {
      script = script.next();
    }
    return script;
  }

  private static void giveUp(Thread thread, Throwable reason) {
    reason.printStackTrace();
    Runtime.getRuntime().halt(3);
  }

  /// One write to the pipe for each line, so that a kill never leaves half of one.
  private static void tell(String line) {
    try {
      OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
