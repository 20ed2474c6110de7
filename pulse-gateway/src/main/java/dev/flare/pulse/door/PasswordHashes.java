package dev.flare.pulse.door;

import dev.flare.service.launch.Secret;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Makes and compares hashes of passwords: Argon2id for new ones, bcrypt for those who bring one.
final class PasswordHashes {
  private static final String BEST = "argon2";
  private static final int ARGON2_MEMORY_KIB = 7 * 1024;
  private static final int ARGON2_ROUNDS = 5;

  private static final Pattern HASH =
      Pattern.compile(
          "\\{argon2}\\$argon2id?\\$v=19\\$m=[0-9]{1,7},t=[0-9]{1,3},p=[0-9]{1,2}(\\$[A-Za-z0-9+/]+){2}"
              + "|\\{bcrypt}\\$2[aby]\\$[0-9]{2}\\$[A-Za-z0-9./]{53}");

  private PasswordHashes() {}

  static PasswordEncoder encoder() {
    return new DelegatingPasswordEncoder(
        BEST,
        Map.of(
            BEST,
            new Argon2PasswordEncoder(16, 32, 1, ARGON2_MEMORY_KIB, ARGON2_ROUNDS),
            "bcrypt",
            new BCryptPasswordEncoder()));
  }

  static boolean isHash(Secret password) {
    return HASH.matcher(password.value()).matches();
  }

  /// Refuses what was meant to be a hash and is none, and what the login takes from nobody.
  static Secret checked(Secret password) {
    boolean meant = password.value().matches("\\{[a-zA-Z0-9@.-]+}.*");
    if (meant && !isHash(password)) {
      throw new IllegalArgumentException(
          "it begins like a hash and is none; ./flare password prints one (put it in quotes)");
    }
    if (!isHash(password) && !isTakenByTheLogin(password.value())) {
      throw new IllegalArgumentException("it is longer than %d".formatted(Credentials.LONGEST));
    }
    return password;
  }

  static boolean isTakenByTheLogin(String password) {
    return password.length() <= Credentials.LONGEST;
  }
}
