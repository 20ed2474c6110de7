/// What can go wrong between a client and an exchange, on order.
///
/// A [Fault] says what happens, an [Occurrence] when, a [FaultOrder] to which [Call]. The [Faults]
/// know what stands; the [FaultyLine] makes it happen to requests, down to the socket.
@NullMarked
package dev.flare.simulator.fault;

import org.jspecify.annotations.NullMarked;
