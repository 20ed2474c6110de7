package dev.flare.pulse.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The one who may come in.
///
/// Whatever is wrong about a try, judging it takes the same work: an unknown name costs a
/// comparison of passwords too.
final class Account {
  private final String user;
  private final String hash;
  private final PasswordEncoder encoder;
  private final SecondFactor second;

  Account(String user, String hash, PasswordEncoder encoder, SecondFactor second) {
    this.user = user;
    this.hash = hash;
    this.encoder = encoder;
    this.second = second;
  }

  boolean admits(Credentials shown) {
    boolean password = encoder.matches(shown.password(), hash);
    boolean name = MessageDigest.isEqual(bytes(user), bytes(shown.user()));
    return (name & password) && second.accepts(shown.code());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
