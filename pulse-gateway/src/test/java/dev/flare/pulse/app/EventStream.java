package dev.flare.pulse.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The events of a stream, as a browser reads them.
final class EventStream implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final InputStream body;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  EventStream(InputStream body) {
    this.body = body;
    Thread.ofVirtual().start(this::read);
  }

  record Event(String id, String name, JsonNode data) {}

  private void read() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = "";
      String name = "";
      String data = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3);
        } else if (line.startsWith("event:")) {
          name = line.substring(6);
        } else if (line.startsWith("data:")) {
          data = line.substring(5);
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Event(id, name, JSON.readTree(data)));
          data = "";
        }
      }
    } catch (IOException e) {
      // Pulse was killed, or the test has heard enough.
    }
  }

  Event next() throws InterruptedException {
    Event event = events.poll(60, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("nothing came");
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
