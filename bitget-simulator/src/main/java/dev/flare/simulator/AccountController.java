package dev.flare.simulator;

import dev.flare.market.Amount;
import dev.flare.simulator.Records.Range;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The calls about the account, a classic one.
@RestController
@RequestMapping("/api/v2/spot/account")
final class AccountController {
  private static final long USER = 1_234_567_890L;

  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  private final SimulatedAccount account;
  private final Records records;
  private final Rights rights;
  private final InstantSource clock;

  AccountController(SimulatedAccount account, Records records, Rights rights, InstantSource clock) {
    this.account = account;
    this.records = records;
    this.rights = rights;
    this.clock = clock;
  }

  @GetMapping("/info")
  Envelope info() {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("userId", Long.toString(USER));
    data.put("inviterId", null);
    data.put("ips", rights.addresses().stream().map(InetAddress::getHostAddress).toList());
    data.put("authorities", rights.authorities());
    data.put("parentId", USER);
    data.put("traderType", "not_trader");
    data.put("channelCode", "");
    data.put("channel", "");
    data.put("regisTime", "1650000000000");
    return Envelope.success(data, clock.instant());
  }

  @GetMapping("/assets")
  Envelope assets(@RequestParam(required = false) @Nullable String coin) {
    Instant now = clock.instant();
    return Envelope.success(
        account.balances().stream()
            .filter(balance -> coin == null || balance.coin().name().equalsIgnoreCase(coin))
            .map(balance -> asset(balance, now))
            .toList(),
        now);
  }

  /// Only conversions change this account, so bills of other groups are never found.
  @GetMapping("/bills")
  Envelope bills(
      @RequestParam(required = false) @Nullable String coin,
      @RequestParam(required = false) @Nullable String groupType,
      @RequestParam(required = false) @Nullable String startTime,
      @RequestParam(required = false) @Nullable String endTime,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String idLessThan) {
    Instant now = clock.instant();
    long before = Parameters.before(idLessThan);
    return Envelope.success(
        records
            .within(Range.upTo(startTime, endTime, now))
            .filter(done -> groupType == null || groupType.equals("convert"))
            .flatMap(Bill::of)
            .filter(bill -> coin == null || bill.isOf(coin))
            .filter(bill -> bill.id() < before)
            .limit(Parameters.limit(limit, USUAL_PAGE, LARGEST_PAGE))
            .map(Bill::row)
            .toList(),
        now);
  }

  private static Map<String, String> asset(Amount balance, Instant now) {
    return Map.of(
        "coin",
        balance.coin().name(),
        "available",
        balance.plain(),
        "frozen",
        "0",
        "locked",
        "0",
        "limitAvailable",
        "0",
        "uTime",
        Long.toString(now.toEpochMilli()));
  }
}
