/// Runs the parts one after the other and writes down what they measured.
@NullMarked
package dev.flare.benchmark.report;

import org.jspecify.annotations.NullMarked;
