import { connect, createServer } from 'node:net';
import { once } from 'node:events';

/** Stands between a browser and a server on this machine, and can lose the connection. */
export class Relay {
  #target;
  #sockets = new Set();
  #isCut = false;
  #server = createServer((browser) => this.#join(browser));

  constructor(address) {
    this.#target = new URL(address);
  }

  async start() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get address() {
    return `http://127.0.0.1:${this.#server.address().port}/`;
  }

  /** Breaks all connections and takes no other. */
  cut() {
    this.#isCut = true;
    this.#sockets.forEach((socket) => socket.destroy());
  }

  mend() {
    this.#isCut = false;
  }

  stop() {
    this.cut();
    this.#server.close();
  }

  #join(browser) {
    if (this.#isCut) {
      browser.destroy();
      return;
    }
    const server = connect(Number(this.#target.port), this.#target.hostname);
    for (const [socket, other] of [
      [browser, server],
      [server, browser],
    ]) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
