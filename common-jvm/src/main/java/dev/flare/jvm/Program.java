package dev.flare.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A component as it lies on the disk, ready to be started.
///
/// @param jar either whole, or small with the jars beside it that its manifest names
/// @param options what its JVM is told
public record Program(Path jar, List<String> options, Cache cache) {
  /// The jar that names those which several components have in common.
  static final String SHARED = "services.jar";

  public Program {
    options = List.copyOf(options);
  }

  /// The component of this jar with the table and the cache that lie beside it.
  public static Program of(Path jar) throws IOException {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    JvmOptions table = JvmOptions.beside(jar);
    return new Program(jar, table.of(name), cache(jar, name, table));
  }

  /// Where the cache of a component lies that fits the running JVM and no other.
  private static Cache cache(Path jar, String name, JvmOptions table) throws IOException {
    Path caches = jar.resolveSibling("cache").resolve(System.getProperty("java.runtime.version"));
    Path own = caches.resolve(name + ".aot");
    if (!table.sharing().contains(name)) {
      return new Cache(List.of(own), table.withCache(), Optional.empty());
    }
    List<Path> files = List.of(caches.resolve("services.aot"), own);
    return Front.of(jar.resolveSibling(SHARED), jar)
        .map(front -> new Cache(files, table.withCache(), Optional.of(front)))
        .orElse(Cache.NONE);
  }

  /// What a JVM starts quicker with. The JVM itself finds out whether it fits and is whole.
  ///
  /// @param files one, or one that several components share and on top of it that of the component
  ///   alone; they need not exist
  /// @param options that go with it
  /// @param front what a cache that is shared wants to be at the front of the class path
  public record Cache(List<Path> files, List<String> options, Optional<Front> front) {
    static final Cache NONE = new Cache(List.of(), List.of(), Optional.empty());

    public Cache {
      files = List.copyOf(files);
      options = List.copyOf(options);
    }

    /// The files that are there, each on top of the one before.
    private List<String> present() {
      return files.stream().takeWhile(Files::isRegularFile).map(Path::toString).toList();
    }

    private List<String> words() {
      List<String> present = present();
      if (present.isEmpty()) {
        return List.of();
      }
      String option = front.isPresent() ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=";
      String word = option + String.join(File.pathSeparator, present);
      return Stream.concat(Stream.of(word), options.stream()).toList();
    }

    private Cache besides(Path jar) {
      return new Cache(files, options, front.map(each -> each.besides(jar)));
    }
  }

  /// The jars that components which share a cache have in common, at the front of the class path of
  /// each: a cache fits every class path that begins with its own.
  ///
  /// @param jar names them
  /// @param main where the component begins, which its jar does not say behind another one
  public record Front(Path jar, String main) {
    /// Nothing where it names a jar that the component does not name: one of another version.
    private static Optional<Front> of(Path shared, Path component) throws IOException {
      if (!Files.isRegularFile(shared) || !Files.isRegularFile(component)) {
        return Optional.empty();
      }
      boolean fits = ClassPath.of(component).containsAll(ClassPath.of(shared));
      return fits
          ? ClassPath.main(component).map(main -> new Front(shared, main))
          : Optional.empty();
    }

    private Front besides(Path component) {
      return new Front(component.resolveSibling(jar.getFileName()), main);
    }

    private List<String> words(Path component) {
      return List.of("-cp", jar + File.pathSeparator + component, main);
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
    words.addAll(
        cache
            .front()
            .filter(_ -> !cache.present().isEmpty())
            .map(front -> front.words(jar))
            .orElseGet(() -> List.of("-jar", jar.toString())));
    return words;
  }

  /// The words by which a process is known that runs the component of this jar: it has those of one
  /// of the two, one after the other.
  public static List<List<String>> signs(Path jar) {
    String front = jar.resolveSibling(SHARED) + File.pathSeparator + jar;
    return List.of(List.of("-jar", jar.toString()), List.of("-cp", front));
  }

  /// The jars of which it is made: its own, and those that its manifest names. What is no jar is a
  /// file by itself: java says better than anyone what is wrong with it.
  public List<Path> files() throws IOException {
    Stream<Path> named = ClassPath.of(jar).stream().map(jar::resolveSibling);
    Stream<Path> front = cache.front().map(Front::jar).stream();
    return Stream.of(Stream.of(jar), named, front).flatMap(each -> each).toList();
  }

  /// The same program without a cache, though there be one.
  public Program cold() {
    return new Program(jar, options, Cache.NONE);
  }

  /// The same program started from elsewhere.
  public Program from(Path otherJar) {
    return new Program(otherJar, options, cache.besides(otherJar));
  }
}
