package dev.flare.market;

/// Which account at which exchange, as the exchange numbers its accounts.
///
/// @param exchange its address
/// @param user the exchange's number of the account
public record AccountName(String exchange, String user) {
  @Override
  public String toString() {
    return "account %s at %s".formatted(user, exchange);
  }
}
