/// How few quotes many positions need, and what a long past costs.
@NullMarked
package dev.flare.trading;

import org.jspecify.annotations.NullMarked;
