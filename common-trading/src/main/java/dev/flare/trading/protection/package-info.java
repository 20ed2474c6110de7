/// What keeps a trader from opening positions for a while, or at all.
///
/// Closed positions go in as [Exit]s, [Lock]s come out; everything is a pure function of them, on
/// exchange time, so that demo, live and replay agree. Nothing here knows of open positions, and no
/// exit ever asks.
@NullMarked
package dev.flare.trading.protection;

import org.jspecify.annotations.NullMarked;
