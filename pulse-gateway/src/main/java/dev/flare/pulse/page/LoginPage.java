package dev.flare.pulse.page;

import static dev.flare.pulse.page.Frame.escaped;

/// Asks who comes.
///
/// @param target where to go afterwards
/// @param wantsCode whether the code of an authenticator app is needed
/// @param answer to the last try
public record LoginPage(
    String title, String csrf, String target, boolean wantsCode, Answer answer, LoginWords words) {

  /// What became of the last try.
  public enum Answer {
    NONE,
    WRONG,
    INCOMPLETE
  }

  public String html() {
    return new Frame(title, words.language(), "", content()).html();
  }

  private String content() {
    return """
    <h1>%s</h1>
    <form method="post" action="/login">
    <input type="hidden" name="_csrf" value="%s">
    <input type="hidden" name="to" value="%s">
    <label for="username">%s</label>
    <input id="username" name="username" autocomplete="username" autocapitalize="off" required autofocus>
    <label for="password">%s</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required>
    %s%s<button>%s</button>
    </form>
    """
        .formatted(
            escaped(title),
            escaped(csrf),
            escaped(target),
            words.name(),
            words.password(),
            wantsCode ? code() : "",
            alert(),
            words.enter());
  }

  private String code() {
    return """
    <label for="code">%s</label>
    <input id="code" name="code" autocomplete="one-time-code" autocapitalize="off" required>
    """
        .formatted(words.code());
  }

  private String alert() {
    return switch (answer) {
      case NONE -> "";
      case WRONG -> alert(words.wrong());
      case INCOMPLETE -> alert(words.incomplete());
    };
  }

  private static String alert(String text) {
    return "<p role=\"alert\">%s</p>\n".formatted(text);
  }
}
