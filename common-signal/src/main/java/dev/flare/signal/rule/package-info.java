/// The rule: readings of one candle in, a label and a raw decision out. Pure; knows no indicator
/// library.
@NullMarked
package dev.flare.signal.rule;

import org.jspecify.annotations.NullMarked;
