package dev.flare.trader;

import dev.flare.jsondb.Change;
import dev.flare.jsondb.News;
import dev.flare.jsondb.Present;
import dev.flare.trading.Ledger;
import dev.flare.trading.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Makes of the news of a store what listeners are told of positions: all of one that comes or is
/// closed, the changed fields of one between. Where changes were missed, and after a reset, they
/// are sent to read everything anew.
final class PositionNews {
  private final DeltaTopic topic;
  private final Map<String, ObjectNode> told = new HashMap<>();

  PositionNews(DeltaTopic topic) {
    this.topic = topic;
  }

  void hear(News<?> news) {
    switch (news) {
      case Change<?> change -> changed(change);
      case Present<?>(_, var missedSome) when missedSome -> beginAnew();
      case Present<?> _ -> {}
    }
  }

  private void changed(Change<?> change) {
    if (change.after().orElse(null) instanceof Position position) {
      tell(position);
    } else if (change.after().isEmpty() && change.before().orElse(null) instanceof Ledger) {
      beginAnew();
    }
  }

  private void tell(Position position) {
    ObjectNode now = Changes.tree(TraderJson.of(position, Optional.empty(), Optional.empty()));
    if (position instanceof Position.Closed) {
      told.remove(position.id());
      topic.tell(now);
      return;
    }
    ObjectNode before = told.put(position.id(), now);
    topic.tell(before == null ? now : changes(before, now));
  }

  private static ObjectNode changes(ObjectNode before, ObjectNode now) {
    ObjectNode changes = Changes.between(before, now);
    changes.set("id", now.get("id"));
    return changes;
  }

  private void beginAnew() {
    told.clear();
    topic.tellToReadAnew();
  }
}
