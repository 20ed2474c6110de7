package dev.flare.pulse.alert;

import dev.flare.pulse.alert.Channels.Tried;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// `./flare alert test [ENV_FILE]`: sends one message by each channel that Pulse's env file names,
/// whether Pulse runs or not.
public final class AlertCommand {
  private final Map<String, String> environment;
  private final PrintStream out;

  AlertCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  public static void main(String... args) throws IOException {
    System.exit(new AlertCommand(System.getenv(), System.out).run(args));
  }

  /// @return the exit code: 0 when all arrived, 1 when not, 2 for a misuse
  int run(String... args) throws IOException {
    if (args.length < 1 || args.length > 2 || !args[0].equals("test")) {
      return told(2, "there is 'test', and behind it Pulse's env file unless it is .env");
    }
    Path file = Path.of(args.length == 2 ? args[1] : ".env");
    try {
      return test(Files.exists(file) ? EnvFile.read(file) : EnvFile.empty());
    } catch (SettingsRefused | IllegalArgumentException e) {
      return told(2, "these settings cannot be taken:\n" + e.getMessage());
    }
  }

  private int test(EnvFile file) {
    SettingsReader reader = new SettingsReader(environment, file);
    AlertSettings settings = AlertSettings.read(reader);
    reader.check();
    try (Post post = Post.outside()) {
      List<Channel> channels = Channels.of(settings, "Flare", post);
      if (channels.isEmpty()) {
        return told(
            1,
            "no channel is set up; docs/how-to/get-alerts.md says how to set up Telegram,"
                + " a webhook or mail");
      }
      List<Tried> tried = Channels.test(channels, InstantSource.system());
      tried.forEach(this::tell);
      return tried.stream().allMatch(Tried::arrived) ? 0 : 1;
    }
  }

  private void tell(Tried tried) {
    out.println(
        tried
            .complaint()
            .map(why -> "  FAILED   %s: %s".formatted(tried.channel(), why))
            .orElseGet(() -> "  ok       %s".formatted(tried.channel())));
  }

  private int told(int code, String message) {
    out.println("alert: " + message);
    return code;
  }
}
