package dev.flare.service.launch;

import dev.flare.service.launch.Setting.Necessity;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads a component's settings, each name once, and remembers what was asked for.
///
/// The real environment beats the file, the file beats the default; an empty value counts as none.
/// A value that cannot be taken becomes a problem and the default stands in for it, so that one run
/// finds all problems; [#check()] then refuses them together. The same reading without any values
/// yields every definition, from which `.env.example` is written.
public final class SettingsReader {
  private static final String ANY_TEXT = "any text";

  private final Map<String, String> environment;
  private final Map<String, String> file;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Set<String> secrets = new HashSet<>();
  private final List<SettingProblem> problems = new ArrayList<>();

  public SettingsReader(Map<String, String> environment, EnvFile file) {
    this.environment = Map.copyOf(environment);
    this.file = file.values();
  }

  /// A reader that finds no value anywhere: every setting takes its default.
  public static SettingsReader withoutValues() {
    return new SettingsReader(Map.of(), EnvFile.empty());
  }

  public String text(String name, String standard, String about) {
    return parsed(name, standard, about, ANY_TEXT, Function.identity());
  }

  /// A TCP port; 0 lets the system choose a free one.
  public int port(String name, int standard, String about) {
    return integer(name, standard, 0, 65535, about);
  }

  /// A whole number from `least` to `most`, both included.
  public int integer(String name, int standard, int least, int most, String about) {
    return parsed(
        name,
        standard,
        about,
        "a whole number from %d to %d".formatted(least, most),
        text -> within(Integer.parseInt(text), least, most));
  }

  /// A span of time in whole milliseconds, 0 included.
  public Duration millis(String name, Duration standard, String about) {
    return millis(name, standard, 0, about);
  }

  /// A span of time in whole milliseconds, at least `least` of them.
  public Duration millis(String name, Duration standard, long least, String about) {
    return parsed(
        name,
        standard,
        about,
        "whole milliseconds, %d or more".formatted(least),
        text -> Duration.ofMillis(within(Long.parseLong(text), least, Long.MAX_VALUE)),
        duration -> Long.toString(duration.toMillis()));
  }

  /// A decimal number from `least` to `most`, both included.
  public double number(String name, double standard, double least, double most, String about) {
    return parsed(
        name,
        standard,
        about,
        "a number from %s to %s".formatted(plain(least), plain(most)),
        text -> within(Double.parseDouble(text), least, most),
        SettingsReader::plain);
  }

  /// An exact decimal number, such as a sum of money or a percentage, not below `least`.
  public BigDecimal decimal(String name, String standard, String least, String about) {
    BigDecimal lower = new BigDecimal(least);
    return parsed(
        name,
        new BigDecimal(standard),
        about,
        "a decimal number, %s or more".formatted(least),
        text -> atLeast(new BigDecimal(text), lower),
        BigDecimal::toPlainString);
  }

  public boolean flag(String name, boolean standard, String about) {
    boolean flag = parsed(name, standard, about, "true or false", SettingsReader::truth);
    choose(name, List.of("true", "false"));
    return flag;
  }

  /// An `http` or `https` address, given back without a slash at its end.
  public URI url(String name, URI standard, String about) {
    return parsed(name, standard, about, "an http or https address", SettingsReader::address);
  }

  public Optional<URI> optionalUrl(String name, String about) {
    return optional(name, about, "an http or https address", SettingsReader::address);
  }

  /// One constant of an enum, written as its name in any case.
  public <E extends Enum<E>> E choice(String name, Class<E> type, E standard, String about) {
    E[] constants = type.getEnumConstants();
    List<String> all = Arrays.stream(constants).map(SettingsReader::lower).toList();
    E chosen =
        parsed(
            name,
            standard,
            about,
            String.join(", ", all),
            text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
            SettingsReader::lower);
    choose(name, all);
    return chosen;
  }

  /// One of the given texts.
  public String choice(String name, List<String> allowed, String standard, String about) {
    String chosen =
        parsed(name, standard, about, String.join(", ", allowed), text -> oneOf(text, allowed));
    choose(name, allowed);
    return chosen;
  }

  /// Texts separated by commas, each parsed; none by default.
  ///
  /// @param parse throws an [IllegalArgumentException] that says what is wrong with a part
  public <T> List<T> list(String name, String about, String allowed, Function<String, T> parse) {
    return optional(name, about, allowed + ", separated by commas", text -> parts(text, parse))
        .orElse(List.of());
  }

  public Optional<Secret> optionalSecret(String name, String about) {
    return optionalSecret(name, about, ANY_TEXT, Function.identity());
  }

  /// A secret made into a type that does not print it.
  ///
  /// @param parse its exceptions must not carry the secret either, since they are shown
  public <T> Optional<T> optionalSecret(
      String name, String about, String allowed, Function<Secret, T> parse) {
    secrets.add(name);
    return optional(name, about, allowed, text -> parse.apply(new Secret(text)));
  }

  /// Any type whose text is its `toString`.
  ///
  /// @param parse throws an [IllegalArgumentException] that says what is wrong with a text
  public <T> T parsed(
      String name, T standard, String about, String allowed, Function<String, T> parse) {
    return parsed(name, standard, about, allowed, parse, String::valueOf);
  }

  /// Any type.
  ///
  /// @param print the text of the default as a person would write it into the file
  public <T> T parsed(
      String name,
      T standard,
      String about,
      String allowed,
      Function<String, T> parse,
      Function<T, String> print) {
    Setting setting =
        setting(name, Optional.of(print.apply(standard)), about, allowed, Necessity.DEFAULTED);
    return read(setting, parse).orElse(standard);
  }

  /// A value that may be missing.
  public <T> Optional<T> optional(
      String name, String about, String allowed, Function<String, T> parse) {
    return read(setting(name, Optional.empty(), about, allowed, Necessity.OPTIONAL), parse);
  }

  /// A value that nobody can choose for the user: missing, it is a problem.
  ///
  /// @param example stands in while problems are collected and in `.env.example`
  public <T> T required(
      String name, String example, String about, String allowed, Function<String, T> parse) {
    Setting setting = setting(name, Optional.of(example), about, allowed, Necessity.REQUIRED);
    if (value(name).isEmpty()) {
      problems.add(new SettingProblem(name, shown(name), "it has no default", allowed));
    }
    return read(setting, parse).orElseGet(() -> parse.apply(example));
  }

  /// Adds a problem that only several settings together show.
  public void refuse(String name, String why) {
    Setting setting = settings.get(name);
    String allowed = setting == null ? ANY_TEXT : setting.allowed();
    problems.add(new SettingProblem(name, shown(name), why, allowed));
  }

  /// Every setting that was read, in the order of reading.
  public List<Setting> settings() {
    return List.copyOf(settings.values());
  }

  public List<SettingProblem> problems() {
    return Collections.unmodifiableList(problems);
  }

  /// @throws SettingsRefused with every problem, when there is one
  public void check() {
    if (!problems.isEmpty()) {
      throw new SettingsRefused(problems);
    }
  }

  /// One sentence for each name of the file that was not read, with the nearest name that was.
  public List<String> warnings() {
    return file.keySet().stream()
        .filter(name -> !settings.containsKey(name))
        .map(name -> new NearestName(settings.keySet()).warning(name))
        .toList();
  }

  private Setting setting(
      String name, Optional<String> standard, String about, String allowed, Necessity necessity) {
    Setting setting =
        new Setting(name, standard, about, allowed, List.of(), secrets.contains(name), necessity);
    if (settings.put(name, setting) != null) {
      throw new IllegalStateException(name + " is read twice; read each setting once");
    }
    return setting;
  }

  private void choose(String name, List<String> all) {
    settings.computeIfPresent(name, (_, setting) -> setting.outOf(all));
  }

  private <T> Optional<T> read(Setting setting, Function<String, T> parse) {
    return value(setting.name()).flatMap(text -> parse(setting, text, parse));
  }

  private <T> Optional<T> parse(Setting setting, String text, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException | ArithmeticException e) {
      String name = setting.name();
      problems.add(new SettingProblem(name, shown(name), reason(e), setting.allowed()));
      return Optional.empty();
    }
  }

  private String shown(String name) {
    return value(name).map(text -> secrets.contains(name) ? "***" : text).orElse("(not set)");
  }

  private Optional<String> value(String name) {
    String value = environment.getOrDefault(name, file.getOrDefault(name, ""));
    return Optional.of(value.strip()).filter(text -> !text.isEmpty());
  }

  /// Java's own parsers of numbers and constants speak of input strings; people are told plainly.
  private static String reason(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    boolean javas = e instanceof NumberFormatException || message.startsWith("No enum constant");
    return javas || message.equals("null") ? "it is none of these" : message;
  }

  private static <T extends Comparable<T>> T within(T value, T least, T most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException("it is out of range");
    }
    return value;
  }

  private static BigDecimal atLeast(BigDecimal value, BigDecimal least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException("it is too small");
    }
    return value;
  }

  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new IllegalArgumentException("it is neither");
    };
  }

  private static URI address(String text) {
    URI uri = URI.create(text.replaceFirst("/+$", ""));
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException("it is no web address");
    }
    return uri;
  }

  private static String oneOf(String text, List<String> allowed) {
    if (!allowed.contains(text)) {
      throw new IllegalArgumentException("it is none of these");
    }
    return text;
  }

  private static <T> List<T> parts(String text, Function<String, T> parse) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(parse).toList();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
