package dev.flare.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Live trading with real processes at a simulated exchange that fails and a trader that is killed:
/// afterwards the trader's book and the exchange's ledger tell the same.
///
/// `-Dflare.kills=200` kills as often; a short run does it a few times. Most kills come while the
/// exchange is at a trade, the others at any moment, also while the trader is still starting.
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class LiveTest {
  private static final int KILLS = Integer.getInteger("flare.kills", 3);
  private static final long SEED = Long.getLong("flare.seed", 1);

  /// How long to wait for a trade; without one any moment is as good.
  private static final Duration BUSY = Duration.ofSeconds(15);

  @TempDir Path directory;

  @Test
  void losesAndDoublesNothingThroughFaultsAndKills() throws Exception {
    Random random = new Random(SEED);
    try (LiveSuite suite = new LiveSuite(directory)) {
      suite.tellTrader("PUT", "/api/balance", "{\"amount\": \"5000\"}");
      requireLive(suite);
      setTheBalance(suite);
      order(suite);
      int interrupted = 0;
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitMoment(suite, random);
        suite.killTrader();
        if (kill % 5 == 0 && kill < KILLS) {
          suite.beginTraderAgain();
        } else {
          suite.startTraderAgain();
          interrupted += suite.trader("/api/startup").get("unresolved").size();
          // Nothing is bought before that is settled, and the next kill would come in between.
          if (random.nextInt(4) > 0) {
            awaitNothingUnclear(suite);
          }
        }
      }
      suite.awaitExchange("/simulator/ledger", ledger -> ledger.size() >= 4);
      comeToRest(suite);
      int booked = requireAgreement(suite);
      System.out.printf(
          "%d kills, %d found a conversion unresolved, %d conversions, each booked once%n",
          KILLS, interrupted, booked);
    }
  }

  private static void awaitMoment(LiveSuite suite, Random random) throws Exception {
    if (random.nextInt(4) > 0) {
      suite.awaitTrade(BUSY);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(900));
  }

  private static void requireLive(LiveSuite suite) throws Exception {
    assertThat(suite.tellTrader("PUT", "/api/mode", "{\"live\": true}").body())
        .contains("confirmation-missing");
    assertThat(
            suite
                .tellTrader("PUT", "/api/mode", "{\"live\": true, \"confirm\": \"LIVE\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(suite.trader("/api/info").get("mode").asString()).isEqualTo("live");
  }

  /// Live money is a ledger of its own.
  private static void setTheBalance(LiveSuite suite) throws Exception {
    suite.tellTrader("PUT", "/api/balance", "{\"amount\": \"5000\"}");
    assertThat(suite.trader("/api/state").get("balance").asString()).isEqualTo("5000");
  }

  private static void order(LiveSuite suite) throws Exception {
    suite.tellExchange(
        "POST",
        "/simulator/faults",
        """
        [{"call": "trade", "chance": 0.1, "seed": 1, "fault": {"does": "reset", "executed": true}},
         {"call": "trade", "chance": 0.02, "seed": 2, "fault": {"does": "reset"}},
         {"call": "trade", "chance": 0.02, "seed": 3, "fault": {"does": "html", "status": 502}},
         {"call": "trade", "chance": 0.05, "seed": 4,
          "fault": {"does": "refuse", "code": "12021"}},
         {"call": "quote", "chance": 0.05, "seed": 5, "fault": {"does": "empty"}},
         {"call": "assets", "chance": 0.05, "seed": 6, "fault": {"does": "html", "status": 503}},
         {"call": "trade", "chance": 0.2, "seed": 7,
          "fault": {"does": "delay-record", "seconds": 3}},
         {"call": "trade", "chance": 0.8, "seed": 8, "fault": {"does": "slow", "millis": 800}}]
        """);
  }

  private static void comeToRest(LiveSuite suite) throws Exception {
    suite.tellExchange("DELETE", "/simulator/faults", "");
    suite.tellTrader("PUT", "/api/trading", "{\"enabled\": false}");
    awaitNothingUnclear(suite);
  }

  private static void awaitNothingUnclear(LiveSuite suite) throws Exception {
    suite.awaitTrader(
        "/api/conversions?limit=500",
        all -> rows(all).allMatch(each -> isOver(each.get("status").asString())));
  }

  private static boolean isOver(String status) {
    return status.equals("confirmed") || status.equals("refused");
  }

  /// Positions are closed all the while, so that everything is read until nothing happened in
  /// between.
  private static int requireAgreement(LiveSuite suite) throws Exception {
    List<String> happened;
    List<String> booked;
    JsonNode report;
    do {
      happened = Moves.happened(suite.converted());
      awaitNothingUnclear(suite);
      booked = Moves.booked(suite.allOfTrader("/api/conversions"));
      report = suite.trader("/api/startup");
    } while (suite.converted().size() != happened.size());

    assertThat(booked).containsExactlyInAnyOrderElementsOf(happened);
    assertThat(suite.trader("/api/state").get("ledgerDifference").asString()).isEqualTo("0");
    requireNothingMissing(report);
    return booked.size();
  }

  private static void requireNothingMissing(JsonNode report) {
    assertThat(report.get("mode").asString()).isEqualTo("live");
    assertThat(report.get("obstacles").isEmpty()).isTrue();
    assertThat(rows(report.get("unresolved"))).allMatch(it -> isOver(it.get("status").asString()));
    assertThat(rows(report.get("wallet"))).isNotEmpty();
    assertThat(rows(report.get("wallet"))).allMatch(it -> it.get("missing").asString().equals("0"));
  }

  private static Stream<JsonNode> rows(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
