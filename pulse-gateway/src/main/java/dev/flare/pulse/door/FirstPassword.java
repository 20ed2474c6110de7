package dev.flare.pulse.door;

import dev.flare.jsondb.Document;
import dev.flare.service.launch.Secret;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Finds the hash of the password: of the one in the settings, or of the one that the first start
/// made up, which is printed then and never again.
final class FirstPassword {
  private final Document<DoorMemory> memory;
  private final PasswordEncoder encoder;
  private final Supplier<String> chance;
  private final PrintStream out;

  FirstPassword(
      Document<DoorMemory> memory,
      PasswordEncoder encoder,
      Supplier<String> chance,
      PrintStream out) {
    this.memory = memory;
    this.encoder = encoder;
    this.chance = chance;
    this.out = out;
  }

  String hash(DoorSettings settings) {
    return settings.password().map(this::hash).orElseGet(() -> madeUp(settings.user()));
  }

  private String hash(Secret password) {
    return PasswordHashes.isHash(password) ? password.value() : encode(password.value());
  }

  private String madeUp(String user) {
    String known = memory.read().passwordHash();
    return known.isEmpty() ? makeUp(user) : known;
  }

  /// Kept before it is printed: what was shown always works.
  private String makeUp(String user) {
    String password = chance.get();
    String hash = encode(password);
    memory.update(before -> before.withPassword(hash));
    out.printf(
        "pulse: log in as %s with the password %s (made up now and shown only this once)%n",
        user, password);
    return hash;
  }

  private String encode(String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("A password has a hash");
    }
    return hash;
  }
}
