package dev.flare.simulator;

import dev.flare.service.launch.Secret;

/// The keys of the one account that the simulator has.
record Credentials(String key, Secret secret, Secret passphrase) {}
