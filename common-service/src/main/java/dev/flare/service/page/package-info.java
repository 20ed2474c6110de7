/// The dashboard: one Angular application, served with the name of the component and a nonce.
@NullMarked
package dev.flare.service.page;

import org.jspecify.annotations.NullMarked;
