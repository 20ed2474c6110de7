package dev.flare.trader;

import org.jspecify.annotations.Nullable;

/// A message of a topic that tells changes.
///
/// @param seq one more than that of the message before
/// @param changes `null` where so much has changed that `GET /api/state` is to be read anew
record Delta(long seq, @Nullable Object changes) {}
