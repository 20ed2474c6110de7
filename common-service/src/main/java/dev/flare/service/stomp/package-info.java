/// The live side of a component: STOMP over WebSocket at `/ws`, from which callers may only listen.
@NullMarked
package dev.flare.service.stomp;

import org.jspecify.annotations.NullMarked;
