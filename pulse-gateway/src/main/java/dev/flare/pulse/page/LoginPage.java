package dev.flare.pulse.page;

import static dev.flare.pulse.page.Frame.escaped;

/// Asks who comes.
///
/// @param target where to go afterwards
/// @param wantsCode whether the code of an authenticator app is needed
/// @param message what was wrong the last time; may be empty
public record LoginPage(
    String title, String csrf, String target, boolean wantsCode, String message) {
  private static final String CODE =
      """
      <label for="code">Code of your authenticator app</label>
      <input id="code" name="code" autocomplete="one-time-code" autocapitalize="off" required>
      """;

  public String html() {
    return new Frame(title, "", content()).html();
  }

  private String content() {
    return """
    <h1>%s</h1>
    <form method="post" action="/login">
    <input type="hidden" name="_csrf" value="%s">
    <input type="hidden" name="to" value="%s">
    <label for="username">Name</label>
    <input id="username" name="username" autocomplete="username" autocapitalize="off" required autofocus>
    <label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required>
    %s%s<button>Log in</button>
    </form>
    """
        .formatted(escaped(title), escaped(csrf), escaped(target), wantsCode ? CODE : "", alert());
  }

  private String alert() {
    return message.isEmpty() ? "" : "<p role=\"alert\">%s</p>\n".formatted(escaped(message));
  }
}
