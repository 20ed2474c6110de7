package dev.flare.pulse.proxy;

import dev.flare.service.launch.Secret;
import java.util.Optional;

/// An app as the proxy sees it.
///
/// @param isUp whether it is worth connecting to: its process runs
/// @param accessToken what the app wants from its callers, where it wants anything
public record RegisteredApp(String title, int port, boolean isUp, Optional<Secret> accessToken) {}
