package dev.flare.pulse.app;

import dev.flare.pulse.app.LogController.LineView;
import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.log.LogLine;
import dev.flare.pulse.log.LogNews;
import dev.flare.pulse.log.LogQuery;
import dev.flare.pulse.log.LogSearch;
import dev.flare.pulse.log.LogTail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/// Tells each line of a log as an event `line`, whose id is where the next line begins: who comes
/// back with it gets the next line, or first `lost`, when lines in between are no longer kept.
final class LogStream {
  private static final Duration PACE = Duration.ofMillis(200);

  private final Streams streams;

  LogStream(Streams streams) {
    this.streams = streams;
  }

  /// @param after where to begin; without it with the latest `latest` lines
  Flux<ServerSentEvent<Object>> of(LogFiles files, OptionalLong after, int latest) {
    return streams.open(() ->
        Mono.fromCallable(() -> LogTail.from(files, begin(files, after, latest)))
            .subscribeOn(Schedulers.boundedElastic())
            .flatMapMany(LogStream::follow));
  }

  private static long begin(LogFiles files, OptionalLong after, int latest) throws IOException {
    if (after.isPresent()) {
      return after.getAsLong();
    }
    List<LogLine> lines =
        LogSearch.page(files, LogQuery.ALL, Long.MAX_VALUE, latest, () -> true).lines();
    return lines.isEmpty() ? files.first() : lines.getLast().seq();
  }

  private static Flux<ServerSentEvent<Object>> follow(LogTail tail) {
    return Flux.interval(Duration.ZERO, PACE)
        .onBackpressureDrop()
        .concatMap(
            _ ->
                Flux.<LogNews>generate(sink -> read(tail, sink))
                    .subscribeOn(Schedulers.boundedElastic()),
            1)
        .concatMapIterable(LogStream::events, 1);
  }

  private static void read(LogTail tail, SynchronousSink<LogNews> sink) {
    try {
      LogNews news = tail.next();
      if (news.isNone()) {
        sink.complete();
      } else {
        sink.next(news);
      }
    } catch (IOException e) {
      sink.error(e);
    }
  }

  /// @param before seq of the first line that is left
  record Lost(long before) {}

  private static List<ServerSentEvent<Object>> events(LogNews news) {
    List<ServerSentEvent<Object>> events = new ArrayList<>();
    news.lostUpTo()
        .ifPresent(before ->
            events.add(
                ServerSentEvent.<Object>builder(new Lost(before))
                    .event("lost")
                    .id(Long.toString(before))
                    .build()));
    news.lines().forEach(line -> events.add(event(line)));
    return events;
  }

  private static ServerSentEvent<Object> event(LogLine line) {
    return ServerSentEvent.<Object>builder(LineView.of(line))
        .event("line")
        .id(Long.toString(line.next()))
        .build();
  }
}
