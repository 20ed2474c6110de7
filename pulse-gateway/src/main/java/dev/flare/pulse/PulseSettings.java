package dev.flare.pulse;

import dev.flare.pulse.alert.AlertSettings;
import dev.flare.pulse.app.AppsSettings;
import dev.flare.pulse.door.DoorSettings;
import dev.flare.pulse.door.ScrapeSettings;
import dev.flare.service.launch.ComponentSettings;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.service.launch.SettingsReader;

/// What Pulse is told by environment and env file.
///
/// @param door who may come in, and how often one may try
/// @param alerts who is told what goes wrong
/// @param scraping how a monitoring system comes in
public record PulseSettings(
    ServiceSettings service,
    DoorSettings door,
    AppsSettings apps,
    AlertSettings alerts,
    ScrapeSettings scraping)
    implements ComponentSettings {

  /// Reads each name once.
  public static PulseSettings read(SettingsReader in) {
    ServiceSettings service = ServiceSettings.behindLogin(in, "Pulse", 3500, "pulse");
    return new PulseSettings(
        service,
        DoorSettings.read(in, service),
        AppsSettings.read(in),
        AlertSettings.read(in),
        ScrapeSettings.read(in));
  }
}
