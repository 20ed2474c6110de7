/// The conventions of every component's REST API: problem answers, pages of lists, information
/// about the component.
@NullMarked
package dev.flare.service.web;

import org.jspecify.annotations.NullMarked;
