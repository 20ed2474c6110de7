package dev.flare.simulator.socket;

import org.springframework.context.ApplicationContext;

/// Makes the public WebSocket of a simulator look for news.
public final class Looks {
  private Looks() {}

  public static void at(ApplicationContext context) {
    context.getBean(PublicSocket.class).look();
  }
}
