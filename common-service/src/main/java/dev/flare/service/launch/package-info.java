/// How a component starts and ends: settings from environment and file, refusal with all reasons at
/// once, one process with one port, a clean end on a signal.
@NullMarked
package dev.flare.service.launch;

import org.jspecify.annotations.NullMarked;
