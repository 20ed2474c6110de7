package dev.flare.simulator;

import org.jspecify.annotations.Nullable;

/// A request to a private call, as it arrived: its own text and the headers that should prove who
/// sent it.
///
/// @param target path and query, as they stand in the first line of the request
record SealedRequest(
    String method,
    String target,
    String body,
    @Nullable String key,
    @Nullable String sign,
    @Nullable String timestamp,
    @Nullable String passphrase,
    @Nullable String contentType) {}
