package dev.flare.pulse.door;

import java.util.Set;
import java.util.TreeSet;

/// What the door keeps across restarts.
///
/// @param passwordHash of the password that the first start made up; empty when it made none
/// @param lastStep of the authenticator codes that were used; none up to it is taken again
/// @param usedCodes hashes of the recovery codes that are gone
record DoorMemory(String passwordHash, long lastStep, Set<String> usedCodes) {
  static final DoorMemory EMPTY = new DoorMemory("", 0, Set.of());

  DoorMemory {
    usedCodes = Set.copyOf(usedCodes);
  }

  DoorMemory withPassword(String hash) {
    return new DoorMemory(hash, lastStep, usedCodes);
  }

  DoorMemory withStep(long step) {
    return new DoorMemory(passwordHash, step, usedCodes);
  }

  DoorMemory withUsed(String code) {
    Set<String> more = new TreeSet<>(usedCodes);
    more.add(code);
    return new DoorMemory(passwordHash, lastStep, more);
  }
}
