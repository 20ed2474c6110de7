package dev.flare.benchmark;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// How a measurement ends: at once, with an exit code that says how it went, and with nothing left
/// that it started, whatever threads and processes it forgot.
final class Ending {
  /// Longer than Pulse takes to stop its apps, hung ones too.
  private static final int PATIENCE_S = 45;

  private Ending() {}

  /// What is measured.
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /// Does not return. The exit code is 0, or that of the [BenchFailure], or else 1.
  static void after(Work work) {
    Runtime.getRuntime().addShutdownHook(new Thread(Ending::stopChildren));
    System.exit(exitCode(work));
  }

  private static int exitCode(Work work) {
    try {
      work.run();
      return 0;
    } catch (BenchFailure e) {
      System.err.println("flare: " + e.getMessage());
      return e.exitCode();
    } catch (Exception | Error e) {
      e.printStackTrace();
      return 1;
    }
  }

  /// Asks what was started to stop, which stops its own first, and kills what does not.
  private static void stopChildren() {
    List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, PATIENCE_S, TimeUnit.SECONDS)
        .join();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
