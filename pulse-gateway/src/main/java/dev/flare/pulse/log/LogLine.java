package dev.flare.pulse.log;

import java.time.Instant;
import java.util.Optional;

/// One line that an app printed.
///
/// @param seq how many bytes the app had printed before it, over all its runs
/// @param next seq of the line behind it
/// @param writtenAt as the line itself says, or the one it continues; empty when neither does
/// @param text without the line end, colour codes included
public record LogLine(
    long seq, long next, Optional<Instant> writtenAt, Optional<Level> level, String text) {}
