/// What `./flare doctor` finds, in words that its parts in several jars share.
@NullMarked
package dev.flare.service.checkup;

import org.jspecify.annotations.NullMarked;
