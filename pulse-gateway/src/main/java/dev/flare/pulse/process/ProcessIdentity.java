package dev.flare.pulse.process;

/// Which process is meant, however often its number is given away again.
///
/// @param pid its number, which is that of its session and group as well
/// @param startTicks when the kernel started it, in its own count since the machine started
/// @param bootId names that start of the machine
public record ProcessIdentity(long pid, long startTicks, String bootId) {}
