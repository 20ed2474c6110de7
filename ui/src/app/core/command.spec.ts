import { HttpErrorResponse } from '@angular/common/http';
import { Subject, throwError } from 'rxjs';
import { Command } from './command';
import { UNREACHABLE } from './problem';

describe('A command', () => {
  it('runs once however often it is pressed meanwhile', () => {
    const command = new Command();
    const call = new Subject<void>();
    command.run(call);
    expect(command.running()).toBe(true);
    const second = new Subject<void>();
    command.run(second);
    expect(second.observed).toBe(false);
    call.complete();
    expect(command.running()).toBe(false);
  });

  it('does not wait for a call in whose place another came', () => {
    const command = new Command();
    const first = new Subject<string>();
    const second = new Subject<string>();
    const heard: string[] = [];
    command.runInstead(first, (answer) => heard.push(answer));
    command.runInstead(second, (answer) => heard.push(answer));
    expect(first.observed).toBe(false);
    second.next('second');
    second.complete();
    expect(heard).toEqual(['second']);
    expect(command.running()).toBe(false);
  });

  it('tells what the server said, and forgets it at the next press', () => {
    const command = new Command();
    const error = { title: 'Already there', detail: 'SOLUSDT is followed already.' };
    command.run(throwError(() => new HttpErrorResponse({ status: 409, error })));
    expect(command.problem()).toEqual({ status: 409, ...error });
    command.run(new Subject());
    expect(command.problem()).toBeNull();
  });

  it('reads a problem that came as text, and makes do with a status where there is none', () => {
    const command = new Command();
    const failWith = (error: unknown) =>
      command.run(throwError(() => new HttpErrorResponse({ status: 503, error })));
    failWith('{"title":"No quote"}');
    expect(command.problem()?.title).toBe('No quote');
    failWith('<html>');
    expect(command.problem()?.title).toContain('HTTP 503');
  });

  it('says so when nobody answered', () => {
    const command = new Command();
    command.run(throwError(() => new HttpErrorResponse({ status: 0 })));
    expect(command.problem()).toBe(UNREACHABLE);
  });

  it('does not wait for an answer for ever', () => {
    vi.useFakeTimers();
    const command = new Command();
    command.run(new Subject());
    vi.advanceTimersByTime(30_000);
    vi.useRealTimers();
    expect(command.running()).toBe(false);
    expect(command.problem()).toBe(UNREACHABLE);
  });
});
