/// BitGet's REST API behind the ports of common-market. [Bitget] is the door.
///
/// A request is an [ApiCall]; a [Wire] sends it once and brings an [Answer]; [Reads] asks again
/// where asking again is safe. Taking a quote is never among that.
@NullMarked
package dev.flare.bitget;

import org.jspecify.annotations.NullMarked;
