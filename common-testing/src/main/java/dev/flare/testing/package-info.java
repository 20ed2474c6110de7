/// What tests of several components share.
@NullMarked
package dev.flare.testing;

import org.jspecify.annotations.NullMarked;
