/// Decisions in, ledger lines out.
///
/// A [DecisionFeed] hands each decision to the [Trader] once. The trader asks its [EntryRules] and
/// its [TradingPlan], converts through the [ConversionDesk], keeps positions in the [Book] and the
/// money in its [Ledger]; the [RapidLoop] values what is open and the [ExitRules] say when to
/// close. Everything that changes the book happens in the trader's [Mailbox], one message after the
/// other.
@NullMarked
package dev.flare.trading;

import org.jspecify.annotations.NullMarked;
