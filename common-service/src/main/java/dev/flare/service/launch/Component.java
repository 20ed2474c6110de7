package dev.flare.service.launch;

import java.time.Instant;

/// Which program this process is.
///
/// @param name `gnome`, `flux`, ...: also the page that the dashboard opens
/// @param version of the build, or `development` outside a jar
/// @param startedAt real time
public record Component(String name, String title, String version, Instant startedAt) {}
