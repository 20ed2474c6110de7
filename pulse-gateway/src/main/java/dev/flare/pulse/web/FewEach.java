package dev.flare.pulse.web;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Lets no single caller take the connections of all: 64 are open at once, a further one is closed
/// without a word.
@Component
final class FewEach {
  private static final int MOST = 64;

  private final Crowds crowds;
  private final Map<Object, Integer> open = new ConcurrentHashMap<>();

  FewEach(Crowds crowds) {
    this.crowds = crowds;
  }

  void admit(Channel channel) {
    if (channel.remoteAddress() instanceof InetSocketAddress remote) {
      crowds.of(remote.getAddress()).ifPresent(caller -> count(channel, caller));
    }
  }

  private void count(Channel channel, Object caller) {
    int now = open.merge(caller, 1, Integer::sum);
    channel.closeFuture().addListener(_ -> left(caller));
    if (now > MOST) {
      channel.close();
    }
  }

  private void left(Object caller) {
    open.computeIfPresent(caller, (_, before) -> before == 1 ? null : before - 1);
  }
}
