package dev.flare.signal.rule;

import java.util.List;

/// A rule by name. Pure: the same situation always gets the same verdict.
///
/// A further one is a public class with a public constructor without parameters, named in
/// `META-INF/services/dev.flare.signal.rule.Strategy`; see [Strategies].
public interface Strategy {
  String name();

  Verdict judge(Situation situation);

  /// How the rule comes to its verdict, question by question, for people to follow; none from a
  /// rule that does not tell.
  default List<Step> steps(Situation situation) {
    return List.of();
  }
}
