/// What the apps print: kept in bounded files, read page by page or live, searched.
@NullMarked
package dev.flare.pulse.log;

import org.jspecify.annotations.NullMarked;
