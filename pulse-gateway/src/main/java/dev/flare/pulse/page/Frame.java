package dev.flare.pulse.page;

import org.springframework.web.util.HtmlUtils;

/// What all pages have around their content.
///
/// @param head further elements of the head
record Frame(String title, String head, String content) {
  String html() {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="dark light">
    <title>%s</title>
    <link rel="stylesheet" href="/door.css">
    <link rel="icon" type="image/svg+xml" href="/favicon.svg">
    %s</head>
    <body>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(escaped(title), head, content);
  }

  static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
