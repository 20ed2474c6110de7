package dev.flare.pulse.door;

import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/// What somebody shows at the login; prints nothing of it.
///
/// @param code of the second factor, or a recovery code; empty when none was given
record Credentials(String user, String password, String code) {
  /// Of each of them, in signs.
  static final int LONGEST = 256;

  /// Reads a form; empty unless user and password are there once each and of a sane length.
  static Optional<Credentials> of(MultiValueMap<String, String> form) {
    return one(form, "username")
        .flatMap(user ->
            one(form, "password")
                .map(password ->
                    new Credentials(user, password, one(form, "code").orElse("").strip())));
  }

  private static Optional<String> one(MultiValueMap<String, String> form, String name) {
    List<String> values = form.getOrDefault(name, List.of());
    return values.size() == 1 && values.getFirst() != null && values.getFirst().length() <= LONGEST
        ? Optional.of(values.getFirst())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "***";
  }
}
