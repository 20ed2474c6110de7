package dev.flare.pulse.web;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Gives nobody more time than anybody needs.
@Component
final class SlowCallers implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
  private static final int MOST_CONNECTIONS = 4096;

  private final Patience patience;
  private final FewEach fewEach;

  SlowCallers(Patience patience, FewEach fewEach) {
    this.patience = patience;
    this.fewEach = fewEach;
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(this::hurried);
  }

  private HttpServer hurried(HttpServer server) {
    return server
        .idleTimeout(patience.silence())
        .maxConnections(MOST_CONNECTIONS)
        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .doOnChannelInit((_, channel, _) -> {
          channel.pipeline().addAfter(NettyPipeline.HttpCodec, "deadline", new Deadline());
          fewEach.admit(channel);
        });
  }

  /// Closes a connection whose request does not come to its end. A WebSocket is left alone.
  ///
  /// The server's own time limit for requests would end every WebSocket too.
  private final class Deadline extends ChannelInboundHandlerAdapter {
    private Optional<ScheduledFuture<?>> end = Optional.empty();
    private boolean betweenRequests = true;
    private boolean understood;

    @Override
    public void channelActive(ChannelHandlerContext context) {
      arm(context, patience.head());
      context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      understood = true;
      if (message instanceof HttpRequest request) {
        disarm();
        betweenRequests = false;
        if (hasBody(request)) {
          arm(context, patience.body());
        }
      }
      if (message instanceof LastHttpContent) {
        disarm();
        betweenRequests = true;
      }
      context.fireChannelRead(message);
    }

    /// Bytes came; where they were not understood, they begin a head.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      if (context.pipeline().get(HttpServerCodec.class) == null) {
        disarm();
        context.pipeline().remove(this);
      } else if (betweenRequests && !understood && end.isEmpty()) {
        arm(context, patience.head());
      }
      understood = false;
      context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      disarm();
      context.fireChannelInactive();
    }

    private void arm(ChannelHandlerContext context, Duration time) {
      end =
          Optional.of(
              context
                  .executor()
                  .schedule(() -> context.close(), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void disarm() {
      end.ifPresent(each -> each.cancel(false));
      end = Optional.empty();
    }

    /// Also of a request whose length is no number: others refuse it.
    private static boolean hasBody(HttpRequest request) {
      return HttpUtil.isTransferEncodingChunked(request)
          || !request.headers().get(HttpHeaderNames.CONTENT_LENGTH, "0").equals("0");
    }
  }
}
