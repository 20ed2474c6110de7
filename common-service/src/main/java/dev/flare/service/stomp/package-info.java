/// The live side of a component: STOMP over WebSocket at `/ws`, from which callers may only listen.
///
/// `Topics` knows who listens to what. Each `Listener` is one caller; what it is to be told waits
/// in its `Outbox` until a thread of its own has written it to its `Line`. `CallerRules` say what
/// callers may ask for.
@NullMarked
package dev.flare.service.stomp;

import org.jspecify.annotations.NullMarked;
