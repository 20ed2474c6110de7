/// Looks for what goes wrong with the apps, the disk and the door, and tells the alert desk.
@NullMarked
package dev.flare.pulse.watch;

import org.jspecify.annotations.NullMarked;
