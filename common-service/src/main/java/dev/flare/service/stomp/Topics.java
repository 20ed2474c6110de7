package dev.flare.service.stomp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// Who listens to what. Whatever is said becomes text once, however many hear it, and not at all
/// where nobody does.
final class Topics implements Broadcast {
  private final JsonMapper json;
  private final Map<String, Set<Subscription>> byDestination = new ConcurrentHashMap<>();
  private long said;

  Topics(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void send(String destination, Object payload) {
    send(List.of(destination), payload);
  }

  @Override
  public void send(List<String> destinations, Object payload) {
    if (destinations.stream().anyMatch(byDestination::containsKey)) {
      tell(destinations, json.writeValueAsString(payload));
    }
  }

  /// For one thread at a time, so that everybody hears everything in the same order.
  private synchronized void tell(List<String> destinations, String body) {
    for (String destination : destinations) {
      Set<Subscription> listening = byDestination.getOrDefault(destination, Set.of());
      if (!listening.isEmpty()) {
        said++;
        Announcement news = Announcement.of(destination, said, body);
        listening.forEach(each -> each.outbox().put(news.to(each)));
      }
    }
  }

  void add(Subscription subscription) {
    byDestination.compute(
        subscription.destination(),
        (_, known) -> {
          Set<Subscription> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(subscription);
          return all;
        });
  }

  void remove(Subscription subscription) {
    byDestination.computeIfPresent(
        subscription.destination(),
        (_, known) -> {
          known.remove(subscription);
          return known.isEmpty() ? null : known;
        });
  }
}
