package dev.flare.pulse.web;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/// Leaves whoever sends a body that cannot be understood. The server itself would take it for one
/// that ends there, hand it to an app as whole, and write of its trouble into the log.
@Component
final class WholeBodies implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
  private static final Guard GUARD = new Guard();

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(server ->
        server.doOnChannelInit((_, channel, _) ->
            channel.pipeline().addAfter(NettyPipeline.HttpCodec, "whole-bodies", GUARD)));
  }

  @Sharable
  private static final class Guard extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (isNonsense(message)) {
        ReferenceCountUtil.release(message);
        context.close();
      } else {
        context.fireChannelRead(message);
      }
    }

    /// A head that cannot be understood is answered by the server.
    private static boolean isNonsense(Object message) {
      return message instanceof HttpContent body
          && !(message instanceof HttpRequest)
          && body.decoderResult().isFailure();
    }
  }
}
