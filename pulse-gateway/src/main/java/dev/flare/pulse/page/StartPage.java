package dev.flare.pulse.page;

import static dev.flare.pulse.page.Frame.escaped;
import static java.util.stream.Collectors.joining;

import java.util.List;

/// Leads to the apps.
public record StartPage(String title, String csrf, List<Link> links) {
  /// @param phase how the app is, in a word
  public record Link(String title, int port, String phase) {}

  public StartPage {
    links = List.copyOf(links);
  }

  public String html() {
    return new Frame(title, "", content()).html();
  }

  private String content() {
    return """
    <h1>%s</h1>
    %s
    <form method="post" action="/logout">
    <input type="hidden" name="_csrf" value="%s">
    <button class="quiet">Log out</button>
    </form>
    """
        .formatted(escaped(title), list(), escaped(csrf));
  }

  private String list() {
    return links.isEmpty()
        ? "<p>No app is registered yet.</p>"
        : links.stream().map(StartPage::item).collect(joining("\n", "<ul>\n", "\n</ul>"));
  }

  private static String item(Link link) {
    return "<li><a href=\"/%d/\">%s</a> <small>%s</small></li>"
        .formatted(link.port(), escaped(link.title()), escaped(link.phase()));
  }
}
