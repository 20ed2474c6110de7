package dev.flare.pulse.alert;

import dev.flare.pulse.alert.AlertSettings.Heartbeat;
import dev.flare.pulse.alert.Post.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells somebody outside that Pulse is there: each period once, below `/fail` while something
/// critical is wrong. Whoever hears nothing for long knows that machine, network or Pulse are gone.
final class HeartbeatPing implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(HeartbeatPing.class);
  private static final int LONGEST_BODY = 2000;

  private final Heartbeat settings;
  private final Supplier<List<Standing>> critical;
  private final Post post;
  private boolean isHeard = true;

  HeartbeatPing(Heartbeat settings, Supplier<List<Standing>> critical, Post post) {
    this.settings = settings;
    this.critical = critical;
    this.post = post;
  }

  Duration period() {
    return settings.period();
  }

  /// Pings once.
  @Override
  public void run() {
    Reply reply = post.send(request(critical.get()));
    boolean arrived = reply instanceof Reply.Came(var answer) && answer.statusCode() / 100 == 2;
    if (arrived && !isHeard) {
      log.info("the heartbeat is heard again");
    } else if (!arrived && isHeard) {
      log.warn("the heartbeat is not heard");
    }
    isHeard = arrived;
  }

  private HttpRequest request(List<Standing> wrong) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            wrong.isEmpty() ? settings.address().uri() : settings.address().below("/fail").uri());
    return switch (settings.method()) {
      case GET -> request.GET().build();
      case POST -> request.POST(BodyPublishers.ofString(body(wrong))).build();
    };
  }

  private static String body(List<Standing> wrong) {
    String all =
        wrong.stream()
            .map(each -> "%s %s: %s".formatted(each.event().code(), each.of(), each.text()))
            .collect(Collectors.joining("\n"));
    return all.substring(0, Math.min(all.length(), LONGEST_BODY));
  }
}
