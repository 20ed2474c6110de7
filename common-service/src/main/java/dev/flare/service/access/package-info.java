/// Who may call a component: loopback without ado, others with the access token, browsers only from
/// the component's own pages.
@NullMarked
package dev.flare.service.access;

import org.jspecify.annotations.NullMarked;
