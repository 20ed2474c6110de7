package dev.flare.jvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/// What the manifest of a jar says of a start.
final class ClassPath {
  private ClassPath() {}

  /// The jars it names, in its order and relative to it; none for what is no jar.
  static List<String> of(Path jar) throws IOException {
    return attribute(jar, Attributes.Name.CLASS_PATH)
        .map(names -> List.of(names.strip().split("\\s+")))
        .orElse(List.of());
  }

  /// The class with its `main`.
  static Optional<String> main(Path jar) throws IOException {
    return attribute(jar, Attributes.Name.MAIN_CLASS);
  }

  private static Optional<String> attribute(Path jar, Attributes.Name name) throws IOException {
    try (JarFile opened = new JarFile(jar.toFile())) {
      return Optional.ofNullable(opened.getManifest())
          .map(each -> each.getMainAttributes().getValue(name));
    } catch (ZipException e) {
      return Optional.empty();
    }
  }
}
