import { OperatorFunction, auditTime, buffer, connect } from 'rxjs';

/** Hands on what came within this time together, so that a burst is drawn once. */
export function gathered<T>(milliseconds: number): OperatorFunction<T, readonly T[]> {
  return connect((messages) => messages.pipe(buffer(messages.pipe(auditTime(milliseconds)))));
}
