package dev.flare.bitget;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Lets a request touch the network once.
///
/// OkHttp repeats some requests by itself, for instance after a 503 with `Retry-After: 0`, whatever
/// its switches say. A trade that goes out twice may convert twice.
final class SendOnce implements Interceptor {
  /// Goes with one request and is used up by its first sending.
  static final class Ticket {
    private final AtomicBoolean used = new AtomicBoolean();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Ticket ticket = chain.request().tag(Ticket.class);
    if (ticket == null || !ticket.used.compareAndSet(false, true)) {
      throw new IOException("not sent a second time");
    }
    return chain.proceed(chain.request());
  }
}
