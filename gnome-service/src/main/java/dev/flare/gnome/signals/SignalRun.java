package dev.flare.gnome.signals;

import dev.flare.gnome.feed.Fetched;
import dev.flare.gnome.feed.Gapless;
import dev.flare.market.Candle;
import dev.flare.market.CandleFile;
import dev.flare.market.Decision;
import dev.flare.market.PublishedDecision;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.PairAnalyst;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/// Lets candle files be decided as Gnome would have decided their candles one by one.
///
/// Numbers rise through all files. A decision counts as made the moment its candle closed. What a
/// file lacks between its candles is filled as Gnome fills what the exchange lacks.
public final class SignalRun {
  /// How often it looks whether anybody still reads the output.
  private static final int GLANCE = 1000;

  private final AnalysisMethod method;
  private final PrintStream out;
  private final PrintStream err;
  private final LongSupplier nanos;
  private long seq;

  /// @param out for the decisions
  /// @param err for progress and warnings
  /// @param nanos elapsed time
  public SignalRun(AnalysisMethod method, PrintStream out, PrintStream err, LongSupplier nanos) {
    this.method = method;
    this.out = out;
    this.err = err;
    this.nanos = nanos;
  }

  /// Decides them all, or nothing when one of the files is not right.
  ///
  /// @throws IllegalArgumentException naming the file, the line and what is wrong with it
  public void run(List<Path> files, Arguments.Format format) {
    long candles = files.stream().mapToLong(each -> CandleFile.read(each).candles().size()).sum();
    Report report = Report.of(format, out);
    Progress progress = new Progress(err, nanos, candles);
    files.stream()
        .takeWhile(_ -> !out.checkError())
        .forEach(each -> decide(each, report, progress));
    report.end(new Effort(files.size(), candles, progress.took()));
    out.flush();
  }

  private void decide(Path path, Report report, Progress progress) {
    CandleFile file = CandleFile.read(path);
    PairAnalyst analyst = new PairAnalyst(file.pair(), file.granularity(), method);
    for (Candle candle : complete(path, file)) {
      analyst.analyse(candle).ifPresent(made -> report.add(published(made)));
      progress.step(path.getFileName().toString());
      if (seq % GLANCE == 0 && out.checkError()) {
        return;
      }
    }
  }

  private List<Candle> complete(Path path, CandleFile file) {
    Fetched complete = Gapless.series(file.candles(), file.granularity());
    if (complete.filled() > 0) {
      err.printf(
          "signals: %s lacks %d candles; flat ones without volume stand in%n",
          path, complete.filled());
    }
    return complete.candles();
  }

  private PublishedDecision published(Decision made) {
    seq++;
    return new PublishedDecision(seq, made.candleAt().plus(made.granularity().duration()), made);
  }
}
