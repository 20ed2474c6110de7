/// What every component is beside its job; it comes along as auto-configuration.
@NullMarked
package dev.flare.service;

import org.jspecify.annotations.NullMarked;
