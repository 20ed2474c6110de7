package dev.flare.service.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the command line asks for: `[ENV_FILE]` or one of the options.
sealed interface Arguments {
  /// Start with the settings of this file and the environment.
  record Start(EnvFile file) implements Arguments {}

  /// Start with nothing but the environment, for a moment.
  record Rehearse() implements Arguments {}

  /// Name the beans to the build, which writes down how they are made; nothing starts.
  record NameBeans() implements Arguments {}

  /// Print `.env.example`.
  record PrintExample() implements Arguments {}

  /// Print the settings as a Markdown table.
  record PrintTable() implements Arguments {}

  /// Print the settings as JSON, with what is wrong with those of this file and the environment.
  record PrintJson(EnvFile file) implements Arguments {}

  /// Print how to start.
  record PrintHelp() implements Arguments {}

  static Arguments parse(String... args) {
    return switch (args.length) {
      case 0 -> new Start(read(Path.of(".env"), false));
      case 1 -> parseOne(args[0]);
      case 2 -> parseTwo(args[0], args[1]);
      default -> throw misused("one env file at most, not %d arguments".formatted(args.length));
    };
  }

  private static Arguments parseTwo(String option, String file) {
    if (!option.equals("--settings-json")) {
      throw misused("one env file at most, not 2 arguments");
    }
    return new PrintJson(read(Path.of(file), true));
  }

  private static Arguments parseOne(String argument) {
    return switch (argument) {
      case "--rehearse" -> new Rehearse();
      case "--name-beans" -> new NameBeans();
      case "--env-example" -> new PrintExample();
      case "--settings" -> new PrintTable();
      case "--settings-json" -> new PrintJson(EnvFile.empty());
      case "--help", "-h" -> new PrintHelp();
      default -> {
        if (argument.startsWith("-")) {
          throw misused(
              "unknown option %s; there are --env-example, --settings, --settings-json, --help"
                  .formatted(argument));
        }
        yield new Start(read(Path.of(argument), true));
      }
    };
  }

  private static EnvFile read(Path file, boolean named) {
    if (!named && Files.notExists(file)) {
      return EnvFile.empty();
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw misused("cannot read the env file " + file.toAbsolutePath());
    }
    try {
      return EnvFile.read(file);
    } catch (IOException e) {
      throw misused("cannot read the env file %s: %s".formatted(file.toAbsolutePath(), e));
    } catch (IllegalArgumentException e) {
      throw misused(String.valueOf(e.getMessage()));
    }
  }

  private static StartRefused misused(String message) {
    return new StartRefused(StartRefused.MISUSED, message);
  }
}
