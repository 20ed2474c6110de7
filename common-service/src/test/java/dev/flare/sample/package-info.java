/// A component for the tests of this library; outside its packages, as real components are.
@NullMarked
package dev.flare.sample;

import org.jspecify.annotations.NullMarked;
