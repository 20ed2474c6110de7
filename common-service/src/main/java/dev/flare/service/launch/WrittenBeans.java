package dev.flare.service.launch;

import java.util.List;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;

/// How the beans of a component are made, as the build wrote it down (Spring AOT): no start looks
/// for them again.
///
/// Which beans there are was decided then, with nothing set.
final class WrittenBeans {
  private static final String INITIALIZER = "__ApplicationContextInitializer";

  private WrittenBeans() {}

  /// For every context that this process starts from now on.
  static void use() {
    SpringProperties.setFlag("spring.aot.enabled");
  }

  /// Whether these are all. A launch that adds to them looks for all of them itself, as does one
  /// from classes that no build has been through.
  ///
  /// @param more configuration classes that the build knew nothing of
  static boolean areAllOf(Class<?> application, List<Class<?>> more) {
    return more.isEmpty()
        && ClassUtils.isPresent(application.getName() + INITIALIZER, application.getClassLoader());
  }
}
