import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

export type ConnectionState = 'connecting' | 'live' | 'lost';
export type SocketState = 'unused' | 'opening' | 'open' | 'closed';

const SILENCE_MS = 2200;
const LOOK_MS = 250;

/**
 * Whether what the page shows is fresh. It is lost when the socket is, or when nothing at all has
 * been heard from the server for a good two seconds, and live again by itself.
 */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly document = inject(DOCUMENT);
  private readonly now = signal(performance.now());
  private readonly heardAt = signal(performance.now());
  private readonly heardEver = signal(false);
  private readonly socket = signal<SocketState>('unused');
  private readonly freshAt = signal(performance.now());

  readonly state = computed<ConnectionState>(() => {
    const silent = this.now() - this.heardAt() > SILENCE_MS;
    if (silent || this.socket() === 'closed') {
      return 'lost';
    }
    return this.heardEver() && this.socket() !== 'opening' ? 'live' : 'connecting';
  });

  /** How old, in whole seconds, the newest thing is that the page got while it was live. */
  readonly staleSeconds = computed(() =>
    Math.max(0, Math.floor((this.now() - this.freshAt()) / 1000)),
  );

  constructor() {
    const looking = setInterval(() => this.look(), LOOK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(looking));
  }

  /** Something came from the server. */
  heard(): void {
    this.heardAt.set(performance.now());
    this.heardEver.set(true);
  }

  /** The socket is now so; while it is being opened again it stays lost. */
  socketIs(state: SocketState): void {
    if (state !== 'opening' || this.socket() === 'unused') {
      this.socket.set(state);
    }
  }

  private look(): void {
    if (this.document.hidden) {
      this.heardAt.set(performance.now());
      return;
    }
    this.now.set(performance.now());
    if (this.state() === 'live') {
      this.freshAt.set(this.heardAt());
    }
  }
}
