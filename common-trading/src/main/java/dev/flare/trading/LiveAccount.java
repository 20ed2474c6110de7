package dev.flare.trading;

import dev.flare.market.ConversionBooks;
import dev.flare.market.ConversionVenue;
import java.util.List;
import java.util.function.Supplier;

/// The account whose money moves in live mode.
///
/// @param venue converts for real
/// @param books what the exchange has written down of it
/// @param obstacles why no position may be opened with it now; closing is never kept from
public record LiveAccount(
    ConversionVenue venue, ConversionBooks books, Supplier<List<String>> obstacles) {}
