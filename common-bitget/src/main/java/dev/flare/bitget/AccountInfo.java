package dev.flare.bitget;

import java.util.Set;

/// Whose account an API key opens and what it may do there.
///
/// @param user the exchange's number of the account, the UID
/// @param addresses the IP addresses from which the key may be used; empty when from all
public record AccountInfo(String user, KeyRights rights, Set<String> addresses) {
  public AccountInfo {
    addresses = Set.copyOf(addresses);
  }
}
