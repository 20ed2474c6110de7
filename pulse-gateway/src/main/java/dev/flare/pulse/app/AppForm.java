package dev.flare.pulse.app;

import dev.flare.pulse.restart.RestartPolicy;
import dev.flare.service.web.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a client wrote about an app: the fields it names replace those there were.
record AppForm(JsonNode fields) {
  private static final Set<String> KNOWN =
      Set.of("id", "title", "component", "jar", "envFile", "port", "autoStart", "restart");
  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST_PATH = 1000;

  AppForm {
    if (!fields.isObject()) {
      throw Problem.malformed("app-malformed", "An app is a JSON object");
    }
    if (fields.has("command")) {
      throw Problem.malformed(
          "command-refused", "Pulse starts components and jars only; name a component or a jar");
    }
    fields.propertyNames().stream()
        .filter(name -> !KNOWN.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw Problem.malformed("field-unknown", "An app has no '%s'".formatted(shown(name)));
        });
  }

  /// Whether `text` can be the id of an app.
  static boolean isId(String text) {
    return ID.matcher(text).matches() && !text.equals(AppController.EVENTS);
  }

  static int checkedPort(int port) {
    if (port < 1 || port > 65535) {
      throw Problem.malformed("port-malformed", "A port is 1 to 65535, not %d".formatted(port));
    }
    return port;
  }

  /// The app that the form describes by itself.
  App newApp() {
    String id = text("id").orElseThrow(() -> Problem.malformed("id-missing", "An app needs an id"));
    if (!isId(id)) {
      throw Problem.malformed(
          "id-malformed", "An id is 1 to 40 small letters, digits and hyphens: " + shown(id));
    }
    Optional<SuiteComponent> component = component();
    return app(
        id,
        title().orElse(component.map(SuiteComponent::title).orElse(id)),
        component,
        path("jar"),
        path("envFile"),
        port(),
        flag("autoStart").orElse(false),
        restart().orElse(RestartPolicy.ON_FAILURE));
  }

  /// `before` with the fields that the form names; `null` takes one away.
  App edited(App before) {
    text("id")
        .filter(id -> !id.equals(before.id()))
        .ifPresent(_ -> {
          throw Problem.malformed("id-fixed", "The id of an app stays");
        });
    boolean otherProgram = fields.has("component") || fields.has("jar");
    return app(
        before.id(),
        title().orElse(before.title()),
        otherProgram ? component() : before.component(),
        otherProgram ? path("jar") : before.jar(),
        fields.has("envFile") ? path("envFile") : before.envFile(),
        fields.has("port") ? port() : before.port(),
        flag("autoStart").orElse(before.autoStart()),
        restart().orElse(before.restart()));
  }

  private static App app(
      String id,
      String title,
      Optional<SuiteComponent> component,
      Optional<String> jar,
      Optional<String> envFile,
      Optional<Integer> port,
      boolean autoStart,
      RestartPolicy restart) {
    if (component.isPresent() == jar.isPresent()) {
      throw Problem.malformed(
          "program-missing", "An app is either a component or a jar: name one of the two");
    }
    return new App(id, title, component, jar, envFile, port, autoStart, restart);
  }

  private Optional<String> title() {
    Optional<String> title = text("title").map(String::strip);
    if (title.filter(AppForm::isNoTitle).isPresent()) {
      throw Problem.malformed(
          "title-malformed", "A title is 1 to %d printable characters".formatted(LONGEST_TITLE));
    }
    return title;
  }

  private static boolean isNoTitle(String text) {
    return text.isEmpty()
        || text.length() > LONGEST_TITLE
        || text.chars().anyMatch(Character::isISOControl);
  }

  private Optional<SuiteComponent> component() {
    return choice("component", SuiteComponent::of, SuiteComponent.values(), SuiteComponent::code);
  }

  private Optional<RestartPolicy> restart() {
    return choice("restart", RestartPolicy::of, RestartPolicy.values(), RestartPolicy::code);
  }

  private <T> Optional<T> choice(
      String name, Function<String, Optional<T>> parse, T[] all, Function<T, String> code) {
    return text(name)
        .map(text ->
            parse
                .apply(text)
                .orElseThrow(() ->
                    Problem.malformed(
                        name + "-malformed",
                        "%s is one of %s"
                            .formatted(
                                name,
                                Arrays.stream(all).map(code).collect(Collectors.joining(", "))))));
  }

  private Optional<String> path(String name) {
    Optional<String> path = text(name).filter(text -> !text.isBlank());
    if (path.filter(AppForm::isNoPath).isPresent()) {
      throw Problem.malformed(name + "-malformed", "%s cannot be a path".formatted(name));
    }
    return path;
  }

  private static boolean isNoPath(String text) {
    try {
      return text.length() > LONGEST_PATH
          || text.chars().anyMatch(Character::isISOControl)
          || Path.of(text).getFileName() == null;
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private Optional<Integer> port() {
    JsonNode port = fields.path("port");
    if (port.isMissingNode() || port.isNull()) {
      return Optional.empty();
    }
    if (!port.isInt()) {
      throw Problem.malformed("port-malformed", "A port is a whole number");
    }
    return Optional.of(checkedPort(port.asInt()));
  }

  private Optional<Boolean> flag(String name) {
    JsonNode flag = fields.path(name);
    if (flag.isMissingNode() || flag.isNull()) {
      return Optional.empty();
    }
    if (!flag.isBoolean()) {
      throw Problem.malformed(name + "-malformed", "%s is true or false".formatted(name));
    }
    return Optional.of(flag.asBoolean());
  }

  private Optional<String> text(String name) {
    JsonNode text = fields.path(name);
    if (text.isMissingNode() || text.isNull()) {
      return Optional.empty();
    }
    if (!text.isString()) {
      throw Problem.malformed(name + "-malformed", "%s is a text".formatted(name));
    }
    return Optional.of(text.asString());
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
