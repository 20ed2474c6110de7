/// Starts the whole suite on loopback for a newcomer, watches it and sums it up.
@NullMarked
package dev.flare.demo;

import org.jspecify.annotations.NullMarked;
