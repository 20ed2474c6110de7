package dev.flare.pulse.standin;

import dev.flare.pulse.RunningPulse;
import dev.flare.pulse.standin.Wire.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A caller that keeps cookies and shows the token against forged requests, as the pages do.
public final class Browser {
  private final int port;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final String extra;

  private Browser(int port, String extra) {
    this.port = port;
    this.extra = extra;
  }

  public static Browser at(RunningPulse pulse) {
    return new Browser(pulse.port(), "");
  }

  /// One behind a reverse proxy on this machine.
  public static Browser at(RunningPulse pulse, String forwardedFor) {
    return new Browser(pulse.port(), "X-Forwarded-For: " + forwardedFor + "\n");
  }

  public static Browser loggedIn(RunningPulse pulse) {
    return loggedIn(at(pulse));
  }

  public static Browser loggedIn(RunningPulse pulse, String forwardedFor) {
    return loggedIn(at(pulse, forwardedFor));
  }

  private static Browser loggedIn(Browser browser) {
    Answer answer = browser.login(RunningPulse.USER, RunningPulse.PASSWORD);
    if (answer.status() != 303) {
      throw new IllegalStateException("login answered " + answer);
    }
    return browser;
  }

  public Answer login(String user, String password) {
    return login("username=%s&password=%s".formatted(encoded(user), encoded(password)));
  }

  /// Opens the login page for its token and sends these fields of the form beside it.
  public Answer login(String fields) {
    get("/login");
    return form("/login", fields + "&_csrf=" + encoded(cookie("XSRF-TOKEN")));
  }

  public Answer logout() {
    return form("/logout", "_csrf=" + encoded(cookie("XSRF-TOKEN")));
  }

  public Answer form(String path, String fields) {
    return send(
        "POST",
        path,
        "Content-Type: application/x-www-form-urlencoded\nContent-Length: %d\n"
            .formatted(fields.length()),
        fields);
  }

  public Answer get(String path) {
    return get(path, "");
  }

  /// @param headers each with a line break at its end
  public Answer get(String path, String headers) {
    return send("GET", path, headers, "");
  }

  /// A request that changes something, as a page of ours sends it.
  public Answer change(String method, String path) {
    return send(
        method, path, "Content-Length: 0\nX-XSRF-TOKEN: " + cookie("XSRF-TOKEN") + "\n", "");
  }

  public Answer send(String method, String path, String headers, String body) {
    Answer answer = Wire.ask(port, head(method, path, headers) + "\n" + body);
    keep(answer);
    return answer;
  }

  /// The head of a request of this browser, without the empty line at its end.
  public String head(String method, String path, String headers) {
    return "%s %s HTTP/1.1\nHost: 127.0.0.1:%d\nConnection: close\n%s%s%s"
        .formatted(method, path, port, extra, cookieLine(), headers);
  }

  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /// All cookies as a header sends them.
  public String cookies() {
    return cookies.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("; "));
  }

  public void set(String name, String value) {
    cookies.put(name, value);
  }

  private String cookieLine() {
    return cookies.isEmpty() ? "" : "Cookie: " + cookies() + "\n";
  }

  private void keep(Answer answer) {
    answer
        .headers("Set-Cookie")
        .forEach(line -> {
          String[] pair = line.split(";", 2)[0].split("=", 2);
          cookies.put(pair[0], pair[1]);
        });
    cookies.values().removeIf(String::isEmpty);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
