package dev.flare.trading;

/// One condition that an entry must meet.
@FunctionalInterface
interface EntryRule {
  Ruling judge(EntryCandidate candidate);
}
