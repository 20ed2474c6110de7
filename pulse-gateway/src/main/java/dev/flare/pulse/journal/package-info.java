/// What happened to the apps and at the door since Pulse started.
@NullMarked
package dev.flare.pulse.journal;

import org.jspecify.annotations.NullMarked;
