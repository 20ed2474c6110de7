package dev.flare.pulse.door;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Somebody who is logged in.
///
/// Its connections with an open answer (sockets, event streams) are closed when it ends.
public final class Session {
  private final String id;
  private final String user;
  private final InetAddress address;
  private final String agent;
  private final Instant openedAt;
  private final String csrf;
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private volatile Instant usedAt;
  private volatile boolean ended;

  /// @param id may be shown; knowing it lets nobody in
  /// @param csrf what a page of ours knows and no other does
  Session(
      String id, String user, InetAddress address, String agent, Instant openedAt, String csrf) {
    this.id = id;
    this.user = user;
    this.address = address;
    this.agent = agent;
    this.openedAt = openedAt;
    this.csrf = csrf;
    this.usedAt = openedAt;
  }

  String id() {
    return id;
  }

  String user() {
    return user;
  }

  InetAddress address() {
    return address;
  }

  String agent() {
    return agent;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant usedAt() {
    return usedAt;
  }

  String csrf() {
    return csrf;
  }

  void use(Instant now) {
    usedAt = now;
  }

  boolean isWatching() {
    return !open.isEmpty();
  }

  /// Ties a connection to the session while it answers a request.
  void attach(Channel channel) {
    open.add(channel);
    if (ended) {
      Farewell.to(channel);
    }
  }

  void detach(Channel channel) {
    open.remove(channel);
  }

  /// @param spared the connection on which the wish to end it came, and on which the answer goes
  void end(Set<Channel> spared) {
    ended = true;
    open.stream().filter(channel -> !spared.contains(channel)).forEach(Farewell::to);
  }
}
