package dev.flare.gnome.feed;

/// Something that is done until it succeeded once; whoever comes meanwhile waits for the outcome.
public final class OnceDone implements Runnable {
  private final Runnable work;
  private boolean done;

  public OnceDone(Runnable work) {
    this.work = work;
  }

  @Override
  public synchronized void run() {
    if (!done) {
      work.run();
      done = true;
    }
  }
}
