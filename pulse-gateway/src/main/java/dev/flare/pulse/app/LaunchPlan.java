package dev.flare.pulse.app;

import dev.flare.service.launch.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What an app's definition and its env file come to at this moment.
///
/// @param directory in which it runs and keeps its storage
/// @param saysPort whether the app learns its port from Pulse, its env file saying none
/// @param address on which it listens
/// @param storage name of its storage below `directory`
/// @param javaOptions what its env file tells its JVM
record LaunchPlan(
    App app,
    Path jar,
    Optional<Path> envFile,
    Path directory,
    int port,
    boolean saysPort,
    InetAddress address,
    Optional<Secret> accessToken,
    String storage,
    List<String> javaOptions) {
  LaunchPlan {
    javaOptions = List.copyOf(javaOptions);
  }

  /// Where Pulse reaches it.
  URI uri() {
    InetAddress host = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    String name = host.getHostAddress();
    return URI.create("http://%s:%d".formatted(name.contains(":") ? "[" + name + "]" : name, port));
  }

  boolean sharesStorageWith(LaunchPlan other) {
    return directory.equals(other.directory) && storage.equals(other.storage);
  }
}
