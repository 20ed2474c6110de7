import { DestroyRef, Injectable, inject } from '@angular/core';
import { RxStomp, RxStompState } from '@stomp/rx-stomp';
import { Observable, map, share, switchMap, tap, timer } from 'rxjs';
import { Connection, SocketState } from './connection';
import { gathered } from './gathered';

const RECONNECT_MS = 1000;
/** Four round trips of a bad mobile network: anything shorter never gets connected there. */
const CONNECT_MS = 8000;
const HEARTBEAT_MS = 10_000;
const REFRESH_MS = 30_000;
const GATHER_MS = 100;

const SOCKET_STATES: Record<RxStompState, SocketState> = {
  [RxStompState.CONNECTING]: 'opening',
  [RxStompState.OPEN]: 'open',
  [RxStompState.CLOSING]: 'closed',
  [RxStompState.CLOSED]: 'closed',
};

/** The component's topics, through a STOMP connection that comes back by itself. */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly connection = inject(Connection);
  private readonly stomp = new RxStomp();
  private readonly topics = new Map<string, Observable<readonly unknown[]>>();

  /** When to read everything anew: at each connection, and now and then in case a message was missed. */
  readonly refresh: Observable<unknown> = this.stomp.connected$.pipe(
    switchMap(() => timer(0, REFRESH_MS)),
  );

  constructor() {
    this.stomp.configure({
      brokerURL: socketAddress(document.baseURI),
      reconnectDelay: RECONNECT_MS,
      connectionTimeout: CONNECT_MS,
      heartbeatIncoming: HEARTBEAT_MS,
      heartbeatOutgoing: HEARTBEAT_MS,
    });
    this.stomp.activate();
    this.stomp.connectionState$.subscribe((state) =>
      this.connection.socketIs(SOCKET_STATES[state]),
    );
    inject(DestroyRef).onDestroy(() => void this.stomp.deactivate());
  }

  /** The messages of a topic, those of a tenth of a second together. */
  topic<T>(name: string): Observable<readonly T[]> {
    const topic = this.topics.get(name) ?? this.subscribed(name);
    this.topics.set(name, topic);
    return topic as Observable<readonly T[]>;
  }

  private subscribed(name: string): Observable<readonly unknown[]> {
    return this.stomp.watch(`/topic/${name}`).pipe(
      map((message) => JSON.parse(message.body) as unknown),
      gathered(GATHER_MS),
      tap(() => this.connection.heard()),
      share(),
    );
  }
}

/** The socket beside the page, under whatever prefix the page has. */
export function socketAddress(baseUri: string): string {
  const address = new URL('ws', baseUri);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.hash = '';
  address.search = '';
  return address.href;
}
