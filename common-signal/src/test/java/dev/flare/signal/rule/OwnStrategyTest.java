package dev.flare.signal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.market.Candle;
import dev.flare.market.Decision;
import dev.flare.market.Label;
import dev.flare.market.Pair;
import dev.flare.signal.AnalysisMethod;
import dev.flare.signal.PairAnalyst;
import dev.flare.signal.SignalSettings;
import dev.flare.signal.SyntheticCandles;
import dev.flare.signal.word.Dictionary;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of `docs/how-to/write-a-strategy.md`, done as it says.
class OwnStrategyTest {
  private static final Path GUIDE = Path.of("..", "docs", "how-to", "write-a-strategy.md");
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path directory;

  @Test
  void theExampleOfTheGuideCompilesIsFoundByItsNameAndDecides() throws IOException {
    compile(Files.readString(GUIDE));
    Path services = Files.createDirectories(directory.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve(Strategy.class.getName()), "my.PatientStrategy\n");

    URL[] place = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      List<Strategy> found =
          ServiceLoader.load(Strategy.class, loader).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      Strategy patient = new Strategies(found).named("PatientStrategy");

      assertThat(labels(patient))
          .contains(Label.BULL_ENTRY, Label.BULL_EXIT, Label.WEAK_BULL, Label.NO_TREND_NO_ACTION);
    }
  }

  private void compile(String guide) throws IOException {
    Matcher code = CODE.matcher(guide);
    assertThat(code.find()).isTrue();
    Path source = directory.resolve("PatientStrategy.java");
    Files.writeString(source, code.group(1));
    String classPath = System.getProperty("java.class.path");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                directory.toString(),
                source.toString());
    assertThat(result).isZero();
  }

  private static List<Label> labels(Strategy strategy) {
    PairAnalyst analyst =
        new PairAnalyst(
            Pair.of("BTC", "USDT"),
            SyntheticCandles.GRANULARITY,
            new AnalysisMethod(SignalSettings.DEFAULTS, strategy, Dictionary.shipped()));
    List<Label> labels = new ArrayList<>();
    for (Candle candle : SyntheticCandles.of(1, 3000)) {
      analyst.analyse(candle).map(Decision::label).ifPresent(labels::add);
    }
    return labels;
  }
}
