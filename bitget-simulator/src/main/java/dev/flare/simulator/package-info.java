/// A BitGet-compatible exchange on loopback.
///
/// Quotes come from the [QuoteDesk], money is in the [SimulatedAccount], prices are in
/// [dev.flare.simulator.market]; the [ExchangeDoor] lets requests in and the controllers only
/// translate. What this exchange leaves out stands in `docs/reference/simulator.md`.
@NullMarked
package dev.flare.simulator;

import org.jspecify.annotations.NullMarked;
