/// The whole trader, with the real client and the simulated exchange, against a simple model.
@NullMarked
package dev.flare.e2e.model;

import org.jspecify.annotations.NullMarked;
