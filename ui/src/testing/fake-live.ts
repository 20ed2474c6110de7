import { Injectable } from '@angular/core';
import { Observable, ReplaySubject, Subject } from 'rxjs';

/** Topics without a socket: a spec says when it connects and what arrives. */
@Injectable()
export class FakeLive {
  private readonly topics = new Map<string, Subject<readonly unknown[]>>();

  /** Whoever comes later hears of the connection too. */
  readonly refresh = new ReplaySubject<void>(1);

  topic<T>(name: string): Observable<readonly T[]> {
    return this.subject(name) as unknown as Observable<readonly T[]>;
  }

  connect(): void {
    this.refresh.next();
  }

  publish(topic: string, ...messages: unknown[]): void {
    this.subject(topic).next(messages);
  }

  private subject(name: string): Subject<readonly unknown[]> {
    const subject = this.topics.get(name) ?? new Subject<readonly unknown[]>();
    this.topics.set(name, subject);
    return subject;
  }
}
