package dev.flare.pulse.web;

import java.net.InetAddress;
import java.util.Optional;

/// Whose connections are counted together.
@FunctionalInterface
public interface Crowds {
  /// @return what stands for the caller; empty for one who may open any number
  Optional<?> of(InetAddress peer);
}
