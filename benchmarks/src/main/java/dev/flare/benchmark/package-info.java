/// Runs the benchmarks of a part of the suite and prints their figures as ratios.
@NullMarked
package dev.flare.benchmark;

import org.jspecify.annotations.NullMarked;
