package dev.flare.pulse.app;

import dev.flare.pulse.log.JsonLine;
import dev.flare.pulse.log.LogDownload;
import dev.flare.pulse.log.LogFiles;
import dev.flare.pulse.log.LogLine;
import dev.flare.pulse.log.LogPage;
import dev.flare.pulse.log.LogSearch;
import dev.flare.service.web.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// `/api/apps/{id}/logs`: what an app printed. Lines are data; nothing in them is ever markup.
@RestController
@RequestMapping("/api/apps/{id}/logs")
final class LogController {
  private final Apps apps;
  private final LogStream stream;
  private final SearchPatience patience;
  private final int linesShown;

  LogController(Apps apps, LogStream stream, SearchPatience patience, AppsSettings settings) {
    this.apps = apps;
    this.stream = stream;
    this.patience = patience;
    this.linesShown = settings.linesShown();
  }

  /// One line, times in epoch milliseconds.
  ///
  /// @param seq how many bytes the app had printed before it
  /// @param next seq of the line behind it
  /// @param text as it was written, or where that was JSON, what it says
  record LineView(
      long seq, long next, @Nullable Long writtenAt, @Nullable String level, String text) {
    static LineView of(LogLine line) {
      return new LineView(
          line.seq(),
          line.next(),
          line.writtenAt().map(Instant::toEpochMilli).orElse(null),
          line.level().map(Enum::name).orElse(null),
          JsonLine.readable(line.text()));
    }
  }

  /// The newest lines that are looked for. A search that takes too long ends early; while the
  /// header `Link` names a next page there is more to look at. One whose client has gone ends, too.
  @GetMapping
  Mono<ResponseEntity<List<LineView>>> page(
      @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
    LogFiles files = apps.output(id);
    LogRequest request = LogRequest.of(parameters, linesShown);
    return Mono.fromCallable(() -> search(files, request))
        .map(page -> answer(page, parameters))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private LogPage search(LogFiles files, LogRequest request) throws IOException {
    return LogSearch.page(
        files, request.query(), request.before(), request.limit(), patience.ofOneSearch());
  }

  private static ResponseEntity<List<LineView>> answer(
      LogPage page, MultiValueMap<String, String> parameters) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    page.before().ifPresent(before -> answer.header(HttpHeaders.LINK, next(parameters, before)));
    return answer.body(page.lines().stream().map(LineView::of).toList());
  }

  private static String next(MultiValueMap<String, String> parameters, long before) {
    String query =
        UriComponentsBuilder.newInstance()
            .queryParams(parameters)
            .replaceQueryParam("before", before)
            .encode()
            .build()
            .getQuery();
    return "<?%s>; rel=\"next\"".formatted(query);
  }

  /// Lines as they are printed: the latest ones first told, or those behind `Last-Event-ID`.
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<Object>> live(
      @PathVariable String id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      @RequestParam MultiValueMap<String, String> parameters) {
    LogRequest request = LogRequest.of(parameters, linesShown);
    return stream.of(
        apps.output(id), last == null ? request.after() : LogRequest.seq(last), request.limit());
  }

  /// All that is kept, as one file.
  @GetMapping("/download")
  ResponseEntity<Flux<DataBuffer>> download(@PathVariable String id) {
    LogFiles files = apps.output(id);
    Flux<DataBuffer> content =
        Mono.fromCallable(() -> LogDownload.of(files))
            .flatMapIterable(pieces -> () -> pieces)
            .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
            .subscribeOn(Schedulers.boundedElastic());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(id + ".log").build().toString())
        .body(content);
  }

  static Problem malformed(String name, String why) {
    return Problem.malformed("parameter-malformed", "%s: %s".formatted(name, why));
  }
}
