/// Multilayering: the words that successive raw decisions form, and the dictionary that confirms a
/// decision by them.
@NullMarked
package dev.flare.signal.word;

import org.jspecify.annotations.NullMarked;
