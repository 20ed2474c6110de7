/// Gnome's live side through a broker on another machine, in the place of its own endpoint: what
/// Gnome says goes to RabbitMQ once, and comes from there to whoever listens.
///
/// Nothing of it is loaded unless `BROKER_URL` is set.
@NullMarked
package dev.flare.gnome.relay;

import org.jspecify.annotations.NullMarked;
