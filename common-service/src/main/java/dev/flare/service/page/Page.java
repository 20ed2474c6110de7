package dev.flare.service.page;

import dev.flare.service.launch.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// The text of `index.html` for one component, lacking only the nonce.
record Page(String template) {
  private static final Pattern COMPONENT =
      Pattern.compile("(<meta\\s+name=\"component\"\\s+content=\")[^\"]*\"");
  private static final String NONCE = "__NONCE__";

  /// @param index the built dashboard; without it a small page tells whose API this is
  static Page of(Component component, @Nullable URL index) {
    return new Page(index == null ? plain(component) : named(read(index), component));
  }

  String with(String nonce) {
    return template.replace(NONCE, nonce);
  }

  private static String named(String html, Component component) {
    String name = Matcher.quoteReplacement(HtmlUtils.htmlEscape(component.name()));
    return COMPONENT.matcher(html).replaceFirst("$1" + name + "\"");
  }

  private static String plain(Component component) {
    return """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><meta name="component" content="%1$s"><title>%2$s</title></head>
    <body>
    <h1>%2$s</h1>
    <p>This is the API of the component %1$s. Its dashboard is not part of this build.</p>
    <ul>
    <li><a href="api/info">Information</a></li>
    <li><a href="v3/api-docs">Description of the API (OpenAPI)</a></li>
    <li><a href="actuator/health">Health</a></li>
    </ul>
    </body>
    </html>
    """
        .formatted(HtmlUtils.htmlEscape(component.name()), HtmlUtils.htmlEscape(component.title()));
  }

  private static String read(URL index) {
    try (InputStream bytes = index.openStream()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
