package dev.flare.simulator;

import dev.flare.market.Amount;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The calls about the account: a classic one whose key may read and trade, and not withdraw.
@RestController
@RequestMapping("/api/v2/spot/account")
final class AccountController {
  private static final long USER = 1_234_567_890L;

  private final SimulatedAccount account;
  private final InstantSource clock;

  AccountController(SimulatedAccount account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
  }

  @GetMapping("/info")
  Envelope info() {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("userId", Long.toString(USER));
    data.put("inviterId", null);
    data.put("ips", List.of());
    data.put("authorities", List.of("stor", "stow"));
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
