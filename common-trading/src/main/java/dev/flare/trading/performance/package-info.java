/// How well a trader did: figures over closed trades, each with a known formula.
///
/// Money stays exact; ratios are `double`s, and a figure that too few trades carry says so in place
/// of a number. The same [Performance] serves dashboards, reports and replays.
@NullMarked
package dev.flare.trading.performance;

import org.jspecify.annotations.NullMarked;
