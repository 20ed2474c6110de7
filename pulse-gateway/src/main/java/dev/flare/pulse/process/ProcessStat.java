package dev.flare.pulse.process;

/// The line `/proc/PID/stat`, as far as it matters here.
///
/// @param state one letter; `Z` has ended and waits for its parent to notice
/// @param cpuTicks on a processor, for itself and for the kernel
record ProcessStat(long pid, char state, long session, long cpuTicks, long startTicks) {
  /// The kernel shows times to programs in hundredths of a second on every machine.
  private static final int MILLIS_IN_A_TICK = 10;

  static ProcessStat parse(String line) {
    // The name is in parentheses and may hold anything, parentheses too.
    int name = line.indexOf(" (");
    String[] rest = line.substring(line.lastIndexOf(") ") + 2).split(" ");
    return new ProcessStat(
        Long.parseLong(line.substring(0, name)),
        rest[0].charAt(0),
        Long.parseLong(rest[3]),
        Long.parseLong(rest[11]) + Long.parseLong(rest[12]),
        Long.parseLong(rest[19]));
  }

  boolean hasEnded() {
    return state == 'Z' || state == 'X';
  }

  long cpuMillis() {
    return cpuTicks * MILLIS_IN_A_TICK;
  }
}
