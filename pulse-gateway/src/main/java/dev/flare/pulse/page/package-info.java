/// The pages that Pulse writes itself, which need no script: the login, and the stand-in for an app
/// that is down.
@NullMarked
package dev.flare.pulse.page;

import org.jspecify.annotations.NullMarked;
