/// A trader as a component: the REST calls, topics, settings and wiring that Flux, Grid and Snap
/// share. A component adds its [TraderComponent] settings, which name its plan.
@NullMarked
package dev.flare.trader;

import org.jspecify.annotations.NullMarked;
