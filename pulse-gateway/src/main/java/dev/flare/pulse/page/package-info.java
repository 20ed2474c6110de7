/// The few pages of Pulse's own, which need no script.
@NullMarked
package dev.flare.pulse.page;

import org.jspecify.annotations.NullMarked;
