package dev.flare.demo.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestTest {
  private final List<String> said = new ArrayList<>();
  private Duration waited = Duration.ZERO;

  @Test
  void waitsUntilEachTraderHasSoldWhatItHolds() throws IOException {
    StubGate flux = new StubGate("flux", true, 2, 1, 0, 0);
    StubGate grid = new StubGate("grid", true, 0, 0, 0, 0);
    Rest rest = rest(flux, grid);

    assertThat(rest.await(Duration.ofHours(1))).isTrue();

    assertThat(waited).isEqualTo(Duration.ofSeconds(6));
    assertThat(flux.open).isFalse();
    assertThat(rest.shut()).containsExactly("flux", "grid");
    assertThat(said).containsExactly("flux still holds 2; it opens no new ones");
  }

  @Test
  void doesNotTrustASingleLook() throws IOException {
    StubGate flux = new StubGate("flux", true, 0, 1, 0, 0);

    assertThat(rest(flux).await(Duration.ofHours(1))).isTrue();

    assertThat(waited).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void leavesAGateShutThatWasShut() throws IOException {
    StubGate flux = new StubGate("flux", false, 0, 0);
    Rest rest = rest(flux);

    assertThat(rest.await(Duration.ZERO.plusSeconds(2))).isTrue();

    assertThat(rest.shut()).isEmpty();
  }

  @Test
  void opensTheGatesAgainWhenItTakesTooLong() throws IOException {
    StubGate flux = new StubGate("flux", true, 1, 1, 1);
    StubGate grid = new StubGate("grid", false, 0, 0, 0);

    assertThat(rest(flux, grid).await(Duration.ofSeconds(4))).isFalse();

    assertThat(flux.open).isTrue();
    assertThat(grid.open).isFalse();
  }

  @Test
  void opensTheGatesAgainWhenATraderDoesNotAnswer() {
    StubGate flux = new StubGate("flux", true);
    StubGate grid = new StubGate("grid", true);
    grid.silent = true;

    assertThatThrownBy(() -> rest(flux, grid).await(Duration.ofHours(1)))
        .hasMessage("grid does not answer");
    assertThat(flux.open).isTrue();
  }

  @Test
  void namesATraderWhoseGateStaysShut() throws IOException {
    StubGate flux = new StubGate("flux", true, 0, 0);
    Rest rest = rest(flux);
    assertThat(rest.await(Duration.ofHours(1))).isTrue();
    flux.silent = true;

    rest.reopen();

    assertThat(said).containsExactly("flux opens no positions; switch it on again yourself");
  }

  @Test
  void namesWhoIsNotWellInTime() {
    StubGate flux = new StubGate("flux", true);
    StubGate grid = new StubGate("grid", true);
    grid.silent = true;

    assertThat(wellness(flux, grid).await(Duration.ofSeconds(2))).containsExactly("grid");
    assertThat(waited).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void waitsForNobodyWhenAllAreWell() {
    assertThat(wellness(new StubGate("flux", true)).await(Duration.ofSeconds(2))).isEmpty();
    assertThat(waited).isZero();
  }

  private Wellness wellness(Gate... gates) {
    return new Wellness(List.of(gates), pause -> waited = waited.plus(pause));
  }

  private Rest rest(Gate... gates) {
    return new Rest(List.of(gates), pause -> waited = waited.plus(pause), said::add);
  }

  private static final class StubGate implements Gate {
    private final String trader;
    private final Deque<Integer> held = new ArrayDeque<>();
    private boolean open;
    private boolean silent;

    StubGate(String trader, boolean open, Integer... held) {
      this.trader = trader;
      this.open = open;
      this.held.addAll(List.of(held));
    }

    @Override
    public String trader() {
      return trader;
    }

    @Override
    public boolean isWell() {
      return !silent;
    }

    @Override
    public boolean isOpen() throws IOException {
      answer();
      return open;
    }

    @Override
    public void set(boolean wish) throws IOException {
      answer();
      open = wish;
    }

    @Override
    public int held() throws IOException {
      answer();
      return held.removeFirst();
    }

    private void answer() throws IOException {
      if (silent) {
        throw new IOException(trader + " does not answer");
      }
    }
  }
}
