package dev.flare.trading;

/// What the user switches while the trader runs.
///
/// @param trading whether new positions may be opened; exits never depend on it
/// @param mode in which new positions are opened
public record Switches(boolean trading, Mode mode) {}
