package dev.flare.service.launch;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/// Lets [Launch] tell in one line what the suite refuses in words of its own, such as a storage
/// that is in use; Spring tells everything else, with its stack trace.
final class OwnWords implements SpringBootExceptionReporter {
  private static final String OURS = "dev.flare.";

  /// @param context as Spring demands
  OwnWords(ConfigurableApplicationContext context) {
    // Whatever was being started, the words are the same.
  }

  /// Tells whether nothing more needs to be said.
  @Override
  public boolean reportException(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getName().startsWith(OURS);
  }
}
