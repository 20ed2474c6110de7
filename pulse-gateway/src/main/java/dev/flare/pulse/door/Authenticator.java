package dev.flare.pulse.door;

import dev.flare.jsondb.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/// The code of an authenticator app, of this half minute or the one before or after; or a recovery
/// code. What was taken once is remembered before it opens anything.
final class Authenticator implements SecondFactor {
  private final Totp totp;
  private final Set<String> recovery;
  private final Document<DoorMemory> memory;
  private final InstantSource clock;

  /// @param recovery hashes of recovery codes
  Authenticator(Totp totp, Set<String> recovery, Document<DoorMemory> memory, InstantSource clock) {
    this.totp = totp;
    this.recovery = Set.copyOf(recovery);
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public synchronized boolean accepts(String code) {
    Optional<DoorMemory> after = after(code);
    after.ifPresent(memory::put);
    return after.isPresent();
  }

  private Optional<DoorMemory> after(String code) {
    DoorMemory before = memory.read();
    String hash = new RecoveryCode(code).hash();
    if (recovery.contains(hash) && !before.usedCodes().contains(hash)) {
      return Optional.of(before.withUsed(hash));
    }
    long now = Totp.step(clock.instant());
    return LongStream.rangeClosed(now - 1, now + 1)
        .filter(step -> step > before.lastStep() && isEqual(totp.code(step), code))
        .boxed()
        .findFirst()
        .map(before::withStep);
  }

  private static boolean isEqual(String wanted, String shown) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
