// As much of WebSocket and STOMP as a dashboard needs from its server.
import { createHash } from 'node:crypto';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Answers an HTTP upgrade; gives a way to publish to whoever subscribed. */
export class Topics {
  #listeners = new Set();

  upgrade(request, socket) {
    const accept = createHash('sha1')
      .update(request.headers['sec-websocket-key'] + GUID)
      .digest('base64');
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: v12.stomp\r\n\r\n`,
    );
    const listener = { socket, subscriptions: new Map() };
    this.#listeners.add(listener);
    let received = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      for (let frame = readFrame(received); frame; frame = readFrame(received)) {
        received = received.subarray(frame.length);
        this.#hear(listener, frame);
      }
    });
    socket.on('close', () => this.#listeners.delete(listener));
    socket.on('error', () => this.#listeners.delete(listener));
  }

  publish(topic, message) {
    for (const { socket, subscriptions } of this.#listeners) {
      const id = subscriptions.get(`/topic/${topic}`);
      if (id !== undefined) {
        const head = `MESSAGE\nsubscription:${id}\nmessage-id:1\ndestination:/topic/${topic}\n`;
        send(socket, `${head}\n${JSON.stringify(message)}\0`);
      }
    }
  }

  drop() {
    this.#listeners.forEach(({ socket }) => socket.destroy());
  }

  #hear({ socket, subscriptions }, { opcode, text }) {
    if (opcode === 8) {
      socket.end();
    }
    if (/^(CONNECT|STOMP)\n/.test(text)) {
      send(socket, 'CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0');
    }
    if (text.startsWith('SUBSCRIBE\n')) {
      subscriptions.set(/^destination:(.*)$/m.exec(text)[1], /^id:(.*)$/m.exec(text)[1]);
    }
  }
}

function readFrame(bytes) {
  if (bytes.length < 6) {
    return null;
  }
  let length = bytes[1] & 127;
  let at = 2;
  if (length === 126) {
    length = bytes.readUInt16BE(2);
    at = 4;
  }
  if (bytes.length < at + 4 + length) {
    return null;
  }
  const mask = bytes.subarray(at, at + 4);
  const body = bytes.subarray(at + 4, at + 4 + length).map((byte, i) => byte ^ mask[i % 4]);
  return { opcode: bytes[0] & 15, text: body.toString('utf8'), length: at + 4 + length };
}

function send(socket, text) {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  socket.write(Buffer.concat([head, body]));
}
