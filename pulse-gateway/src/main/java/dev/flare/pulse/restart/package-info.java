/// Whether and when an app that ended is started again.
@NullMarked
package dev.flare.pulse.restart;

import org.jspecify.annotations.NullMarked;
