package dev.flare.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flare.market.ExchangeUnavailable;
import dev.flare.market.Priority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetFileTest {
  private static final URI EXCHANGE = URI.create("http://127.0.0.1:4900");
  private static final ApiKeys KEYS = new ApiKeys("bg_12345678", "s3cret", "phrase");
  private static final Duration PLENTY = Duration.ofSeconds(20);

  @TempDir Path directory;

  private final SteppedTime time = new SteppedTime();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void isSharedByAllWhoNameIt() {
    Path path = directory.resolve("a.budget");
    ask(path, 6);
    assertThat(time.pauses).isEmpty();

    ask(path, 4);
    ask(path, 1);
    assertThat(time.pauses).containsExactly(Duration.ofMillis(100));

    ask(directory.resolve("b.budget"), 10);
    assertThat(time.pauses).hasSize(1);
  }

  @Test
  void canBeReadByNobodyElse() throws IOException {
    Path path = directory.resolve("a.budget");
    ask(path, 1);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void beginsAnewWhenItIsDamagedOrGone() throws IOException {
    Path path = directory.resolve("a.budget");
    ask(path, 10);
    Files.writeString(path, Files.readString(path).substring(0, 30));
    ask(path, 10);
    Files.delete(path);
    ask(path, 10);

    assertThat(time.pauses).isEmpty();
  }

  @Test
  void keepsManyProcessesTogetherWithinOneBudget() throws IOException {
    Path path = directory.resolve("a.budget");
    List<Process> users = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      users.add(start(path, "use", "40", "10"));
    }

    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Process user : users) {
      BufferedReader out = user.inputReader();
      first = Math.min(first, Long.parseLong(out.readLine()));
      last = Math.max(last, Long.parseLong(out.readLine()));
    }

    // 120 requests at 50 a second, of which a second's worth was saved up; alone, none would wait
    assertThat(Duration.ofNanos(last - first)).isGreaterThan(Duration.ofMillis(1300));
  }

  @Test
  void isFreeAgainWhenAProcessDiesHoldingIt() throws IOException, InterruptedException {
    Path path = directory.resolve("a.budget");
    Process holder = start(path, "hold");
    assertThat(holder.inputReader().readLine()).isEqualTo("held");
    BudgetFile file = new BudgetFile(path, time, time);
    assertThatThrownBy(() -> file.change(state -> true, Duration.ofSeconds(3)))
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessageContaining("Another process does not let go");

    holder.destroyForcibly().waitFor();

    boolean changed = file.change(state -> true, Duration.ofSeconds(3));
    assertThat(changed).isTrue();
  }

  @Test
  void isOneUnderAllItsNames() throws IOException {
    Path path = directory.resolve("a.budget");
    ask(path, 1);
    Path alias = Files.createSymbolicLink(directory.resolve("b.budget"), path);
    BudgetFile file = new BudgetFile(path, time, time);
    BudgetFile same = new BudgetFile(alias, time, time);

    assertThatThrownBy(() -> file.change(_ -> changed(same), Duration.ofSeconds(3)))
        .isInstanceOf(ExchangeUnavailable.class)
        .hasMessageContaining("does not let go");
  }

  private static boolean changed(BudgetFile file) {
    try {
      return file.change(_ -> true, Duration.ofSeconds(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"taken", "taken/below"})
  void isDoneWithoutWhereItsDirectoryCannotBe(String name) throws IOException {
    Files.writeString(directory.resolve("taken"), "a file");
    BitgetEndpoint nobody =
        BitgetEndpoint.of(URI.create("http://127.0.0.1:9"), Duration.ofMillis(300), 1);

    Bitget alone = Bitget.at(nobody, directory.resolve(name));

    assertThat(alone.convert(KEYS)).isNotNull();
  }

  @Test
  void saysWhyTradesCannotBeNotedUntilTheyCan() throws IOException {
    Path taken = Files.writeString(directory.resolve("taken"), "a file");
    BitgetEndpoint nobody =
        BitgetEndpoint.of(URI.create("http://127.0.0.1:9"), Duration.ofMillis(300), 1);
    BitgetBooks books = Bitget.forTrading(nobody, Optional.of(taken)).books(KEYS);

    assertThat(books.noteObstacle().orElseThrow())
        .startsWith("The trades of other traders cannot be read")
        .contains(taken.toString());
    Files.delete(taken);
    assertThat(books.noteObstacle()).isEmpty();
  }

  @Test
  void liesInADirectoryOfItsOwnerUnderANameThatGivesNothingAway() throws IOException {
    BudgetDirectory budgets = new BudgetDirectory(directory.resolve("new"));
    budgets.prepare(Instant.EPOCH);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(budgets.path())))
        .isEqualTo("rwx------");
    assertThat(budgets.account(EXCHANGE, KEYS).getFileName().toString())
        .matches("account-[0-9a-f]{32}\\.budget")
        .isNotEqualTo(
            budgets
                .account(EXCHANGE, new ApiKeys("bg_12345679", "s3cret", "phrase"))
                .getFileName()
                .toString());
    assertThat(budgets.market(EXCHANGE))
        .isNotEqualTo(budgets.market(BitgetEndpoint.PRODUCTION))
        .isEqualTo(budgets.market(EXCHANGE));
  }

  @Test
  void isRemovedWhenNobodyUsedItForADay() throws IOException {
    Path path = directory.resolve("a.budget");
    Path other = directory.resolve("notes.txt");
    ask(path, 1);
    Files.writeString(other, "mine");
    Instant used = Instant.parse("2026-05-01T12:00:00Z");
    Files.setLastModifiedTime(path, FileTime.from(used));
    Files.setLastModifiedTime(other, FileTime.from(used));

    new BudgetDirectory(directory).prepare(used.plus(Duration.ofDays(1)));
    assertThat(path).exists();
    new BudgetDirectory(directory).prepare(used.plus(Duration.ofDays(1)).plusSeconds(1));

    assertThat(path).doesNotExist();
    assertThat(other).exists();
  }

  private void ask(Path path, int times) {
    SharedBudget budget =
        new SharedBudget(new BudgetFile(path, time, time), time, time, new Random(7), 1);
    for (int i = 0; i < times; i++) {
      budget.await(Endpoint.CANDLES, Priority.ENTRY, PLENTY);
    }
  }

  private Process start(Path path, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BudgetProcess.class.getName(),
                path.toString()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    processes.add(process);
    return process;
  }
}
