package dev.flare.pulse.door;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Everybody who is logged in. Nobody else leaves anything here.
///
/// A session ends 30 minutes after its last request, an open socket or event stream counting as
/// one, and after 12 hours at the latest. Of the secret in the browser's cookie only a hash is
/// kept.
final class Sessions {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);
  static final int MOST = 1000;
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 9;
  private static final int LONGEST_AGENT = 200;

  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, Session> byHash = new ConcurrentHashMap<>();

  Sessions(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /// A new session and the secret by which it is found again.
  record Opened(Session session, String secret) {}

  Opened open(String user, InetAddress address, String agent) {
    String secret = random(SECRET_BYTES);
    Session session =
        new Session(
            random(ID_BYTES),
            user,
            address,
            agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)),
            clock.instant(),
            random(SECRET_BYTES));
    makeRoom();
    byHash.put(hash(secret), session);
    return new Opened(session, secret);
  }

  /// Finds a session that has not ended, and notes that it is in use.
  Optional<Session> use(String secret) {
    Optional<Session> found =
        Optional.ofNullable(byHash.get(hash(secret))).filter(each -> !isOver(each));
    found.ifPresent(session -> session.use(clock.instant()));
    return found;
  }

  /// The newest first.
  List<Session> all() {
    return byHash.values().stream()
        .filter(each -> !isOver(each))
        .sorted(Comparator.comparing(Session::openedAt).reversed())
        .toList();
  }

  /// @param spared as in [Session#end]
  /// @return the one of that id, if there was one
  Optional<Session> end(String id, Set<Channel> spared) {
    Optional<Session> found = all().stream().filter(each -> each.id().equals(id)).findFirst();
    found.ifPresent(session -> end(session, spared));
    return found;
  }

  void end(Session session, Set<Channel> spared) {
    if (byHash.values().remove(session)) {
      session.end(spared);
    }
  }

  /// Ends what is over; called every few seconds.
  void sweep() {
    Instant now = clock.instant();
    byHash.values().stream().filter(Session::isWatching).forEach(each -> touch(each, now));
    byHash.values().stream().filter(this::isOver).forEach(each -> end(each, Set.of()));
  }

  /// A random text of that many bytes.
  String random(int bytes) {
    byte[] chance = new byte[bytes];
    random.nextBytes(chance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
  }

  private void touch(Session session, Instant now) {
    if (!isOver(session)) {
      session.use(now);
    }
  }

  private boolean isOver(Session session) {
    Instant now = clock.instant();
    return !now.isBefore(session.usedAt().plus(IDLE))
        || !now.isBefore(session.openedAt().plus(LONGEST));
  }

  private void makeRoom() {
    if (byHash.size() >= MOST) {
      byHash.values().stream()
          .min(Comparator.comparing(Session::usedAt))
          .ifPresent(oldest -> end(oldest, Set.of()));
    }
  }

  private static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
