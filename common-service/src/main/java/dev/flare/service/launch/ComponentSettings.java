package dev.flare.service.launch;

/// The settings of one component: a record whose first part is what all components share.
public interface ComponentSettings {
  ServiceSettings service();
}
