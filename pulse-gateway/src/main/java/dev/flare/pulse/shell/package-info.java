/// What `./flare` tells on the command line: status, logs and what is wrong with the machine. Works
/// from what lies on the disk, whether Pulse runs or not.
@NullMarked
package dev.flare.pulse.shell;

import org.jspecify.annotations.NullMarked;
