/// How a component's JVM is started: from which files, with which options, with which cache.
@NullMarked
package dev.flare.jvm;

import org.jspecify.annotations.NullMarked;
