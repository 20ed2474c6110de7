import { DOCUMENT, Injectable, inject } from '@angular/core';
import {
  EMPTY,
  Observable,
  defer,
  distinctUntilChanged,
  fromEvent,
  map,
  repeat,
  startWith,
  switchMap,
} from 'rxjs';

const RECONNECT_MS = 1000;

/** What a stream tells, and whether it is there at all: `open` and `closed` are said by no server. */
export interface StreamEvent {
  readonly name: string;
  readonly data: unknown;
}

/**
 * The component's event streams. Each comes back by itself and goes on behind the last event that
 * had an id. While nobody looks at the page it holds none: a browser has few connections for a site.
 */
@Injectable({ providedIn: 'root' })
export class EventStreams {
  private readonly document = inject(DOCUMENT);

  private readonly isLookedAt = fromEvent(this.document, 'visibilitychange').pipe(
    startWith(null),
    map(() => !this.document.hidden),
    distinctUntilChanged(),
  );

  open(path: string, names: readonly string[]): Observable<StreamEvent> {
    return defer(() => {
      const place = { after: '' };
      return this.isLookedAt.pipe(
        switchMap((looked) =>
          looked ? once(path, names, place).pipe(repeat({ delay: RECONNECT_MS })) : EMPTY,
        ),
      );
    });
  }
}

/** One connection, until it breaks. */
function once(path: string, names: readonly string[], place: { after: string }) {
  return new Observable<StreamEvent>((listener) => {
    const source = new EventSource(address(path, place.after));
    source.onopen = () => listener.next({ name: 'open', data: null });
    source.onerror = () => {
      listener.next({ name: 'closed', data: null });
      listener.complete();
    };
    for (const name of names) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        place.after = event.lastEventId || place.after;
        listener.next({ name, data: JSON.parse(event.data) as unknown });
      });
    }
    return () => source.close();
  });
}

function address(path: string, after: string): string {
  const url = new URL(`api/${path}`, document.baseURI);
  if (after) {
    url.searchParams.set('after', after);
  }
  return url.href;
}
