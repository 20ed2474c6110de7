package dev.flare.trading;

import dev.flare.market.Quote;

/// A quote with the moment at which it was asked for, on the monotonic clock.
record HeldQuote(Quote quote, long askedAtNanos) {}
