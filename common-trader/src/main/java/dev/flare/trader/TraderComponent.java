package dev.flare.trader;

import dev.flare.service.launch.ComponentSettings;
import dev.flare.service.launch.ServiceSettings;
import dev.flare.trading.RapidLoop;
import dev.flare.trading.TradingPlan;

/// The settings of one kind of trader: what all traders share, and its plan.
public interface TraderComponent extends ComponentSettings {
  TraderSettings trader();

  TradingPlan plan();

  /// How often positions are valued.
  RapidLoop.Pace pace();

  @Override
  default ServiceSettings service() {
    return trader().service();
  }
}
