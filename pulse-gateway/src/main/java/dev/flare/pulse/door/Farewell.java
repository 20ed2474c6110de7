package dev.flare.pulse.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;

/// Closes a connection; a WebSocket is told why.
final class Farewell {
  private Farewell() {}

  static void to(Channel channel) {
    channel.eventLoop().execute(() -> say(channel));
  }

  private static void say(Channel channel) {
    if (channel.pipeline().get(WebSocketFrameEncoder.class) == null) {
      channel.close();
    } else {
      CloseWebSocketFrame why =
          new CloseWebSocketFrame(WebSocketCloseStatus.POLICY_VIOLATION, "logged out");
      channel.writeAndFlush(why).addListener(ChannelFutureListener.CLOSE);
    }
  }
}
