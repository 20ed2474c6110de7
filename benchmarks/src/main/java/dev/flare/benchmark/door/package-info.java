/// Measures Pulse as the door: what its proxy costs beside nginx, and who waits for a crowd of
/// guessers.
@NullMarked
package dev.flare.benchmark.door;

import org.jspecify.annotations.NullMarked;
