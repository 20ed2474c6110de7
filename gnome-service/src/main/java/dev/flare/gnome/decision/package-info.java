/// Decisions out: numbered, stored with what made them, then broadcast.
@NullMarked
package dev.flare.gnome.decision;

import org.jspecify.annotations.NullMarked;
