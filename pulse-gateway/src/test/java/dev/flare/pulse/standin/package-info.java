/// What tests of Pulse stand on: a Pulse in this process, an app that remembers what it was asked,
/// and callers that send exactly the bytes they are told to.
@NullMarked
package dev.flare.pulse.standin;

import org.jspecify.annotations.NullMarked;
