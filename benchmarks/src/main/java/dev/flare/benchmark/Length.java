package dev.flare.benchmark;

/// How long is measured: as long as figures need that may be written down, or a tenth of it, for a
/// look.
public final class Length {
  private static final int SHARE = 10;

  private Length() {}

  /// Whether `./flare bench --quick` was asked for.
  static boolean isQuick() {
    return Boolean.getBoolean("flare.bench.quick");
  }

  /// So many rounds, or a tenth of them, but one at least.
  public static int of(int usual) {
    return isQuick() ? Math.max(1, usual / SHARE) : usual;
  }
}
