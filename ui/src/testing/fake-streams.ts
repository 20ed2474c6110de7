import { Injectable } from '@angular/core';
import { Observable, Subject } from 'rxjs';
import { StreamEvent } from '../app/core/event-streams';

/** Event streams without a server: a spec says what they tell. */
@Injectable()
export class FakeStreams {
  private readonly streams = new Map<string, Subject<StreamEvent>>();

  open(path: string): Observable<StreamEvent> {
    return this.stream(path);
  }

  tell(path: string, name: string, data: unknown = null): void {
    this.stream(path).next({ name, data });
  }

  private stream(path: string): Subject<StreamEvent> {
    const stream = this.streams.get(path) ?? new Subject<StreamEvent>();
    this.streams.set(path, stream);
    return stream;
  }
}
