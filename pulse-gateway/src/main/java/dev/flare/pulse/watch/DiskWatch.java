package dev.flare.pulse.watch;

import dev.flare.pulse.alert.AlertEvent;
import dev.flare.pulse.alert.Look;
import dev.flare.pulse.alert.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Notices that a disk fills up.
///
/// @param leastBytes what must be free
record DiskWatch(FreeSpace disk, long leastBytes) {
  Look look() throws IOException {
    List<Trouble> found =
        disk.bytes() >= leastBytes
            ? List.of()
            : List.of(
                new Trouble(
                    AlertEvent.DISK_LOW,
                    Watchman.PULSE,
                    "",
                    "Less than %d MB are free; without room nothing is traded. Make some"
                        .formatted(leastBytes >> 20)));
    return new Look(Watchman.PULSE, Set.of(AlertEvent.DISK_LOW), found);
  }
}
