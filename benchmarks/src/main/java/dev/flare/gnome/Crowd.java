package dev.flare.gnome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/// Many listeners to all decisions of a Gnome, each with a connection of its own, all served by one
/// thread whose effort is known.
final class Crowd implements AutoCloseable {
  private final List<Ear> ears = new ArrayList<>();
  private final Selector selector;
  private final Thread thread = Thread.ofPlatform().name("crowd").unstarted(this::listen);

  Crowd(URI address, int size, Ear.Heard heard) throws IOException {
    selector = Selector.open();
    for (int each = 0; each < size; each++) {
      Ear ear = new Ear(address, heard);
      ears.add(ear);
      ear.channel().configureBlocking(false);
      ear.channel().register(selector, SelectionKey.OP_READ, ear);
    }
    thread.start();
  }

  private void listen() {
    try {
      while (selector.isOpen()) {
        var _ = selector.select(Crowd::hear);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClosedSelectorException e) {
      return; // at the end
    }
  }

  private static void hear(SelectionKey key) {
    try {
      ((Ear) key.attachment()).listen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How often somebody was told something in another order than it was decided, or missed it.
  long disorders() {
    return ears.stream().mapToLong(Ear::disorders).sum();
  }

  /// The lowest number that everybody has heard.
  long heardByAll() {
    return ears.stream().mapToLong(Ear::last).min().orElse(0);
  }

  /// Time of a core that listening has taken so far.
  long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (Ear ear : ears) {
      ear.close();
    }
  }
}
