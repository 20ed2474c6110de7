/// The registered apps: what each is, in which phase of its life it is, and who may be proxied to.
@NullMarked
package dev.flare.pulse.app;

import org.jspecify.annotations.NullMarked;
