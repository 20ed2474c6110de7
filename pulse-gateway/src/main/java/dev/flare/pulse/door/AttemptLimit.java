package dev.flare.pulse.door;

import java.time.Duration;
import java.util.Optional;

/// When an address is banned.
///
/// @param most wrong logins in a row that are one too many
/// @param banFor how long; empty until the process ends
public record AttemptLimit(int most, Optional<Duration> banFor) {}
