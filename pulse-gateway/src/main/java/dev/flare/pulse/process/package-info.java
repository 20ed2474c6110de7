/// Processes that outlive Pulse: started in a session of their own, found again, ended as a group.
@NullMarked
package dev.flare.pulse.process;

import org.jspecify.annotations.NullMarked;
