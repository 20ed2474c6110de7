package dev.flare.trading;

/// How a wish to close a position ended.
public sealed interface CloseAnswer {
  record Done(Position.Closed position) implements CloseAnswer {}

  /// It is open as before.
  record NotDone(Refusal reason, String detail) implements CloseAnswer {}

  /// Perhaps sold; the exchange will have to be asked.
  record Unclear(String reason) implements CloseAnswer {}

  record AlreadyClosing() implements CloseAnswer {}

  record AlreadyClosed() implements CloseAnswer {}

  record NoSuchPosition() implements CloseAnswer {}
}
