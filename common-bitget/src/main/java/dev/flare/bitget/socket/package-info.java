/// Candles that the exchange pushes over its public WebSocket. [SocketCandles] is the door.
///
/// What to do next follows in [Protocol] from what happened and when; [OkHttpLine] does it.
@NullMarked
package dev.flare.bitget.socket;

import org.jspecify.annotations.NullMarked;
