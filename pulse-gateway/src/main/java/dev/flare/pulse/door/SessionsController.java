package dev.flare.pulse.door;

import dev.flare.pulse.journal.Happening;
import dev.flare.pulse.journal.Journal;
import dev.flare.service.web.Problem;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/// `GET /api/sessions`, `DELETE /api/sessions/{id}`: who is logged in, and no longer.
@RestController
final class SessionsController {
  private final Sessions sessions;
  private final Visitors visitors;
  private final Journal journal;

  SessionsController(Sessions sessions, Visitors visitors, Journal journal) {
    this.sessions = sessions;
    this.visitors = visitors;
    this.journal = journal;
  }

  @GetMapping("/api/sessions")
  List<OpenSession> all(ServerWebExchange exchange) {
    String own = visitors.session(exchange).map(Session::id).orElse("");
    return sessions.all().stream().map(each -> OpenSession.of(each, own)).toList();
  }

  @DeleteMapping("/api/sessions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String id, ServerWebExchange exchange) {
    Session ended =
        sessions
            .end(id, Set.of(OpenStreams.channel(exchange.getRequest())))
            .orElseThrow(() ->
                Problem.notFound("session-unknown", "There is no such session; it may be over"));
    journal.note(new Happening.SessionEnded(ended.address()));
  }

  /// @param openedAt epoch milliseconds of real time, as `usedAt`
  /// @param current whether it is the one that asks
  record OpenSession(
      String id,
      String user,
      String address,
      String agent,
      long openedAt,
      long usedAt,
      boolean current) {
    static OpenSession of(Session session, String own) {
      return new OpenSession(
          session.id(),
          session.user(),
          session.address().getHostAddress(),
          session.agent(),
          session.openedAt().toEpochMilli(),
          session.usedAt().toEpochMilli(),
          session.id().equals(own));
    }
  }
}
