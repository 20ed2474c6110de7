package dev.flare.pulse;

import dev.flare.pulse.standin.AppStandIn;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One Pulse for the tests of a class, and for each of them an app of its own behind it; the
/// constructor of the test asks for either.
final class AppBehindPulse
    implements BeforeAllCallback, ParameterResolver, AfterEachCallback, AfterAllCallback {
  private final Map<String, String> settings;
  private @Nullable RunningPulse pulse;
  private @Nullable AppStandIn app;

  /// @param settings of Pulse, beside the usual ones
  AppBehindPulse(Map<String, String> settings) {
    this.settings = settings;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    pulse = RunningPulse.start(settings);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningPulse.class || type == AppStandIn.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningPulse running = pulse();
    if (parameter.getParameter().getType() == RunningPulse.class) {
      return running;
    }
    AppStandIn started = AppStandIn.start();
    running.register(started.port(), "Gnome");
    app = started;
    return started;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    pulse().forgetApps();
    if (app != null) {
      app.close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    pulse().close();
  }

  private RunningPulse pulse() {
    if (pulse == null) {
      throw new IllegalStateException("Pulse runs for the tests of a class");
    }
    return pulse;
  }
}
