package dev.flare.trader;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/// Makes a trader of any component that has this library on its class path and a [TraderComponent]
/// as its settings.
@AutoConfiguration
@ComponentScan
public class CommonTrader {}
