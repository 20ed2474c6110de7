/// Brings traders to rest before their programs are replaced.
@NullMarked
package dev.flare.demo.rest;

import org.jspecify.annotations.NullMarked;
