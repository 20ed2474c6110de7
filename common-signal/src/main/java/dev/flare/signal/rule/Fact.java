package dev.flare.signal.rule;

/// One thing that a rule asked about a situation, and what it found.
///
/// @param name of what was asked, such as `overbought` or `bullSupport`
/// @param holds whether it speaks for the step that asked
/// @param found the value; `NaN` where it is not known
/// @param limit what it was held against
public record Fact(String name, boolean holds, double found, double limit) {
  /// Whether something is there; as a value 1 or 0.
  static Fact seen(String name, boolean holds) {
    return new Fact(name, holds, holds ? 1 : 0, 1);
  }
}
