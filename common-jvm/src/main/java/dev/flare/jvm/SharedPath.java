package dev.flare.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Makes the jar that names the jars which all components that share a cache have in common, for
/// `./flare warm`.
///
/// What only some of them have stays out, so that none of them starts with a class that it would
/// not have without the cache.
public final class SharedPath {
  private SharedPath() {}

  /// Prints the components and where each begins, a line each.
  ///
  /// @param arguments the directory of the components
  public static void main(String... arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    List<String> components = JvmOptions.beside(directory.resolve(Program.SHARED)).sharing();
    write(directory, common(directory, components));
    for (String component : components) {
      String main = ClassPath.main(directory.resolve(component + ".jar")).orElseThrow();
      System.out.println(component + " " + main);
    }
  }

  private static void write(Path directory, List<String> names) throws IOException {
    Path jar = directory.resolve(Program.SHARED);
    if (Files.isRegularFile(jar) && ClassPath.of(jar).equals(names)) {
      return;
    }
    Path draft = directory.resolve(Program.SHARED + ".draft");
    try (OutputStream out = Files.newOutputStream(draft)) {
      new JarOutputStream(out, manifest(names)).close();
    }
    Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> common(Path directory, List<String> components) throws IOException {
    List<String> names =
        new ArrayList<>(ClassPath.of(directory.resolve(components.getFirst() + ".jar")));
    for (String component : components) {
      names.retainAll(ClassPath.of(directory.resolve(component + ".jar")));
    }
    return names;
  }

  private static Manifest manifest(List<String> names) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
    return manifest;
  }
}
