package dev.flare.gnome;

import dev.flare.gnome.signals.Arguments;
import dev.flare.gnome.signals.SignalRun;
import dev.flare.service.launch.EnvFile;
import dev.flare.service.launch.SettingsReader;
import dev.flare.service.launch.SettingsRefused;
import dev.flare.signal.AnalysisMethod;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// `./flare signals`: decides candle files with the settings of a Gnome, without being one.
///
/// Exit codes: 0, and 2 for arguments, settings or files that are not right, said on stderr before
/// anything is decided.
public final class SignalsApplication {
  private static final String HELP =
      """
      signals: FILE... [--env FILE] [--format jsonl|csv|summary]

        FILE       candles: <EXCHANGE>_<SYMBOL>_<granularity>.csv or .csv.gz, with the header
                   ts,open,high,low,close,baseVolume,quoteVolume
        --env      an env file of Gnome's: periods, strategy, dictionary
        --format   jsonl (one decision a line, as it is broadcast), csv, or summary (counts)\
      """;

  private final PrintStream out;
  private final PrintStream err;
  private final LongSupplier nanos;

  SignalsApplication(PrintStream out, PrintStream err, LongSupplier nanos) {
    this.out = out;
    this.err = err;
    this.nanos = nanos;
  }

  public static void main(String... args) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8);
    SignalsApplication signals = new SignalsApplication(out, System.err, System::nanoTime);
    System.exit(signals.run(System.getenv(), args));
  }

  int run(Map<String, String> environment, String... args) {
    if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
      out.println(HELP);
      out.flush();
      return 0;
    }
    try {
      Arguments wanted = Arguments.parse(List.of(args));
      new SignalRun(method(environment, wanted.env()), out, err, nanos)
          .run(wanted.files(), wanted.format());
      return 0;
    } catch (SettingsRefused | IllegalArgumentException e) {
      err.println("signals: " + String.valueOf(e.getMessage()).replace("\n", "\n  "));
      return 2;
    }
  }

  /// Reads all of Gnome's settings, so that a whole env file of a Gnome can be given.
  private AnalysisMethod method(Map<String, String> environment, Optional<Path> file) {
    SettingsReader reader =
        new SettingsReader(environment, file.map(this::env).orElseGet(EnvFile::empty));
    AnalysisMethod method = method(reader);
    reader.warnings().forEach(warning -> err.println("signals: " + warning));
    return method;
  }

  private static AnalysisMethod method(SettingsReader reader) {
    try {
      AnalysisMethod method = GnomeSettings.read(reader).method();
      reader.check();
      return method;
    } catch (IllegalArgumentException e) {
      reader.check();
      throw e;
    }
  }

  private EnvFile env(Path file) {
    try {
      return EnvFile.read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the env file " + file, e);
    }
  }
}
