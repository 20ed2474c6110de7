package dev.flare.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A component as it lies on the disk, ready to be started.
///
/// @param jar either whole, or small with the jars beside it that its manifest names
/// @param options what its JVM is told
public record Program(Path jar, List<String> options, Cache cache) {
  public Program {
    options = List.copyOf(options);
  }

  /// The component of this jar with the table and the cache that lie beside it.
  public static Program of(Path jar) throws IOException {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    JvmOptions table = JvmOptions.beside(jar);
    return new Program(jar, table.of(name), cache(jar.resolveSibling("."), name, table));
  }

  /// Where the cache of a component lies that fits the running JVM and no other.
  private static Cache cache(Path directory, String name, JvmOptions table) {
    Path caches = directory.normalize().resolve("cache");
    String version = System.getProperty("java.runtime.version");
    return new Cache(caches.resolve(version).resolve(name + ".aot"), table.withCache());
  }

  /// What a JVM starts quicker with. The JVM itself finds out whether it fits and is whole.
  ///
  /// @param file need not exist
  /// @param options that go with it
  public record Cache(Path file, List<String> options) {
    public Cache {
      options = List.copyOf(options);
    }

    private List<String> words() {
      return Files.isRegularFile(file)
          ? Stream.concat(Stream.of("-XX:AOTCache=" + file), options.stream()).toList()
          : List.of();
    }
  }

  /// What starts it, up to the arguments for its `main`.
  ///
  /// @param more options that come after those of the table
  public List<String> command(Path java, List<String> more) {
    List<String> words = new ArrayList<>(List.of(java.toString()));
    words.addAll(cache.words());
    words.addAll(options);
    words.addAll(more);
    words.addAll(List.of("-jar", jar.toString()));
    return words;
  }

  /// The jars of which it is made: its own, and those that its manifest names. What is no jar is a
  /// file by itself: java says better than anyone what is wrong with it.
  public List<Path> files() throws IOException {
    try (JarFile opened = new JarFile(jar.toFile())) {
      return Stream.concat(Stream.of(jar), named(opened.getManifest()).map(jar::resolveSibling))
          .toList();
    } catch (ZipException e) {
      return List.of(jar);
    }
  }

  private static Stream<String> named(@Nullable Manifest manifest) {
    return Optional.ofNullable(manifest)
        .map(each -> each.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
        .map(names -> names.split(" "))
        .stream()
        .flatMap(Stream::of);
  }

  /// The same program without a cache, though there be one.
  public Program cold() {
    return new Program(jar, options, new Cache(Path.of(""), List.of()));
  }

  /// The same program started from elsewhere.
  public Program from(Path otherJar) {
    return new Program(otherJar, options, cache);
  }
}
