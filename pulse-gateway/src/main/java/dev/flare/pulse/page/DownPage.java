package dev.flare.pulse.page;

import static dev.flare.pulse.page.Frame.escaped;

/// Stands where an app would be that nobody answers for, and asks for it again every two seconds.
///
/// @param why for people
public record DownPage(String app, String why) {
  public String html() {
    return new Frame(app, "en", "<meta http-equiv=\"refresh\" content=\"2\">\n", content()).html();
  }

  private String content() {
    return """
    <h1>%s</h1>
    <p role="status">%s</p>
    <p>This page turns into the app as soon as it answers.</p>
    <p><a href="/">All apps</a></p>
    """
        .formatted(escaped(app), escaped(why));
  }
}
