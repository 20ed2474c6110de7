package dev.flare.gnome.signals;

import dev.flare.market.DecisionMessage;
import dev.flare.market.PublishedDecision;
import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;

/// Each decision as the JSON that Gnome broadcasts, one a line.
final class JsonLines implements Report {
  private final JsonMapper json = new JsonMapper();
  private final PrintStream out;

  JsonLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void add(PublishedDecision decision) {
    out.println(json.writeValueAsString(DecisionMessage.of(decision)));
  }

  @Override
  public void end(Effort effort) {
    // every line is complete by itself
  }
}
