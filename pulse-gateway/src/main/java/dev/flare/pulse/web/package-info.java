/// How Pulse answers what no controller answers.
@NullMarked
package dev.flare.pulse.web;

import org.jspecify.annotations.NullMarked;
