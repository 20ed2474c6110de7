package dev.flare.bitget.socket;

import java.net.URI;
import java.util.function.Function;
import java.util.function.LongSupplier;
import okhttp3.WebSocket;

/// Where the exchange pushes and how to listen to it.
///
/// @param reader understands what it says; throws nothing
/// @param nanos the monotonic clock
/// @param speed how many times faster than real time the exchange's clock runs
public record SocketSite(
    URI address,
    WebSocket.Factory factory,
    Function<String, Message> reader,
    LongSupplier nanos,
    double speed) {}
