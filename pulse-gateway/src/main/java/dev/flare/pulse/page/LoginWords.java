package dev.flare.pulse.page;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words of the login page in one language.
///
/// @param language as `lang` names it
public record LoginWords(
    String language,
    String name,
    String password,
    String code,
    String enter,
    String wrong,
    String incomplete) {
  private static final LoginWords ENGLISH =
      new LoginWords(
          "en",
          "Name",
          "Password",
          "Code of your authenticator app",
          "Log in",
          "That is not right.",
          "Fill in name and password.");
  private static final LoginWords GERMAN =
      new LoginWords(
          "de",
          "Name",
          "Passwort",
          "Code aus deiner Authenticator-App",
          "Anmelden",
          "Das stimmt nicht.",
          "Name und Passwort ausfüllen.");

  /// The language that the browser asks for first, of those there are.
  public static LoginWords of(@Nullable String acceptLanguage) {
    return lookup(acceptLanguage)
        .filter(found -> found.getLanguage().equals(GERMAN.language()))
        .map(_ -> GERMAN)
        .orElse(ENGLISH);
  }

  private static Optional<Locale> lookup(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Optional.empty();
    }
    try {
      List<Locale> known = List.of(Locale.ENGLISH, Locale.GERMAN);
      return Optional.ofNullable(Locale.lookup(LanguageRange.parse(acceptLanguage), known));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
