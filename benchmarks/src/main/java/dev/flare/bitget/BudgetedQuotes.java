package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.ConversionLimits;
import dev.flare.market.ConversionOutcome;
import dev.flare.market.ConversionVenue;
import dev.flare.market.Priority;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// A venue whose quotes wait for the budget that those of BitGet Convert wait for; taking one waits
/// for nothing, as in demo mode.
public final class BudgetedQuotes implements ConversionVenue {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ConversionVenue venue;
  private final RequestBudget budget;
  private final Priority priority;

  private BudgetedQuotes(ConversionVenue venue, RequestBudget budget, Priority priority) {
    this.venue = venue;
    this.budget = budget;
    this.priority = priority;
  }

  /// With a budget of its own.
  public static BudgetedQuotes of(ConversionVenue venue) {
    RequestBudget budget =
        new SharedBudget(
            new MemoryBudget(System.nanoTime()), System::nanoTime, Pause.real(), new Random(1), 1);
    return new BudgetedQuotes(venue, budget, Priority.ENTRY);
  }

  @Override
  public QuoteAnswer quote(Amount spend, Coin target) {
    budget.await(Endpoint.QUOTE, priority, PATIENCE);
    return venue.quote(spend, target);
  }

  @Override
  public ConversionOutcome convert(Quote quote) {
    return venue.convert(quote);
  }

  @Override
  public Optional<ConversionLimits> limits(Coin coin) {
    return venue.limits(coin);
  }

  @Override
  public ConversionVenue at(Priority other) {
    return new BudgetedQuotes(venue, budget, other);
  }
}
