/// The interfaces of the registered apps below `/{port}/`, and nothing else of this machine.
@NullMarked
package dev.flare.pulse.proxy;

import org.jspecify.annotations.NullMarked;
