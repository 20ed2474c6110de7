package dev.flare.bitget;

import java.util.ArrayList;
import java.util.List;

/// Whether an account and its key may be trusted with real conversions, and if not, why.
///
/// @param reasons what forbids it, in words for a person; empty when nothing does
/// @param warnings what should be better but forbids nothing
public record LiveReadiness(List<String> reasons, List<String> warnings) {
  public LiveReadiness {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  public static LiveReadiness of(AccountState account) {
    return switch (account) {
      case AccountState.Classic(var info) ->
          new LiveReadiness(reasons(info.rights()), warnings(info));
      case AccountState.Unified unified -> refused(unified.advice());
      case AccountState.Barred(var code, var message) ->
          refused(new Answer.Denied(code, message).explained());
    };
  }

  public boolean isReady() {
    return reasons.isEmpty();
  }

  private static LiveReadiness refused(String reason) {
    return new LiveReadiness(List.of(reason), List.of());
  }

  private static List<String> reasons(KeyRights rights) {
    if (rights.areUntold()) {
      return List.of("BitGet does not tell the rights of the API key: perhaps it may withdraw");
    }
    List<String> reasons = new ArrayList<>();
    if (rights.allow(Right.WITHDRAW)) {
      reasons.add("The API key may withdraw: make one with reading and spot trading only");
    }
    if (!rights.allow(Right.SPOT_TRADE)) {
      reasons.add("The API key may not trade: it needs reading and spot trading");
    }
    return reasons;
  }

  private static List<String> warnings(AccountInfo info) {
    List<String> warnings = new ArrayList<>();
    if (info.rights().allow(Right.TRANSFER)) {
      warnings.add("The API key may transfer, which nothing here needs");
    }
    if (info.addresses().isEmpty()) {
      warnings.add("The API key works from every address: bind it to this machine's");
    }
    return warnings;
  }
}
