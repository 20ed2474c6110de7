/// Races of the store against what it could be replaced by, all on one disk in one run.
@NullMarked
package dev.flare.benchmark.jsondb;

import org.jspecify.annotations.NullMarked;
