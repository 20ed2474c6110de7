package dev.flare.pulse.journal;

import dev.flare.pulse.journal.Journal.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/journal?limit=`: the latest happenings, newest first.
@RestController
final class JournalController {
  private static final int MOST = 500;

  private final Journal journal;

  JournalController(Journal journal) {
    this.journal = journal;
  }

  @GetMapping("/api/journal")
  List<Noted> latest(@RequestParam(defaultValue = "200") int limit) {
    return journal.latest(Math.clamp(limit, 1, MOST)).stream().map(Noted::of).toList();
  }

  /// @param at epoch milliseconds
  /// @param kind what happened, as a word
  /// @param app id of the app to which it happened
  /// @param address of the caller, or the network
  /// @param state of the app since
  /// @param why for people
  /// @param attempt how many logins in a row were wrong
  record Noted(
      long seq,
      long at,
      String kind,
      @Nullable String app,
      @Nullable String address,
      @Nullable String state,
      @Nullable String why,
      @Nullable Integer attempt) {
    static Noted of(Entry entry) {
      Noted bare =
          new Noted(entry.seq(), entry.at().toEpochMilli(), "", null, null, null, null, null);
      return switch (entry.what()) {
        case Happening.AppChanged(var app, var state, var why) ->
            new Noted(bare.seq, bare.at, "APP_CHANGED", app, null, state, why, null);
        case Happening.AppRegistered(var app) -> bare.of("APP_REGISTERED", app);
        case Happening.AppEdited(var app) -> bare.of("APP_EDITED", app);
        case Happening.AppRemoved(var app) -> bare.of("APP_REMOVED", app);
        case Happening.LoggedIn(var from) -> bare.from("LOGGED_IN", from.getHostAddress());
        case Happening.LoginFailed(var from, var attempt) ->
            new Noted(
                bare.seq,
                bare.at,
                "LOGIN_FAILED",
                null,
                from.getHostAddress(),
                null,
                null,
                attempt);
        case Happening.Banned(var network) -> bare.from("BANNED", network);
        case Happening.BanLifted(var network) -> bare.from("BAN_LIFTED", network);
        case Happening.LoggedOut(var from) -> bare.from("LOGGED_OUT", from.getHostAddress());
        case Happening.SessionEnded(var from) -> bare.from("SESSION_ENDED", from.getHostAddress());
      };
    }

    private Noted of(String what, String whose) {
      return new Noted(seq, at, what, whose, null, null, null, null);
    }

    private Noted from(String what, String whence) {
      return new Noted(seq, at, what, null, whence, null, null, null);
    }
  }
}
