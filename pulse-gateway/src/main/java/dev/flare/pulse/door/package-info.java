/// Who comes in: the login and how often one may try it, sessions and how they end.
@NullMarked
package dev.flare.pulse.door;

import org.jspecify.annotations.NullMarked;
