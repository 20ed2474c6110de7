package dev.flare.gnome;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One listener to all decisions: a bare socket that finds each decision's number in the bytes and
/// decodes nothing else, so that listening costs as little as can be.
final class Ear implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final byte[] SEQ = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final Heard heard;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private volatile long last;
  private volatile long disorders;

  /// Is told each decision that is heard.
  @FunctionalInterface
  interface Heard {
    void at(long seq, long nanos);
  }

  /// Connects and subscribes; returns when no decision can be missed any more.
  Ear(URI address, Heard heard) throws IOException {
    this.heard = heard;
    this.channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
    shakeHands(address);
    say("CONNECT\naccept-version:1.2\nhost:x\nheart-beat:0,0\n\n\0");
    awaitFrame("CONNECTED");
    say("SUBSCRIBE\nid:0\nreceipt:r\ndestination:/topic/decisions\n\n\0");
    awaitFrame("RECEIPT");
  }

  SocketChannel channel() {
    return channel;
  }

  /// The number of the decision heard last.
  long last() {
    return last;
  }

  /// How often a decision did not follow on the one before.
  long disorders() {
    return disorders;
  }

  /// Takes in what there is.
  void listen() throws IOException {
    if (channel.read(buffer) < 0) {
      throw new IOException("a listener was cut off");
    }
    takeFrames();
  }

  private void takeFrames() {
    buffer.flip();
    int length = frameLength();
    while (length >= 0) {
      int end = buffer.position() + length;
      message(buffer.position(), end);
      buffer.position(end);
      length = frameLength();
    }
    buffer.compact();
  }

  private void message(int from, int to) {
    if (buffer.get(from) != 'M') {
      return;
    }
    long number = number(from, to);
    if (last != 0 && number != last + 1) {
      disorders = disorders + 1;
    }
    last = number;
    heard.at(number, System.nanoTime());
  }

  private long number(int from, int to) {
    int at = from;
    while (!isSeq(at)) {
      at++;
      if (at + SEQ.length >= to) {
        throw new IllegalStateException("a decision without a number");
      }
    }
    long number = 0;
    for (at += SEQ.length; Character.isDigit(buffer.get(at)); at++) {
      number = 10 * number + buffer.get(at) - '0';
    }
    return number;
  }

  private boolean isSeq(int at) {
    for (int each = 0; each < SEQ.length; each++) {
      if (buffer.get(at + each) != SEQ[each]) {
        return false;
      }
    }
    return true;
  }

  /// Goes behind the header of the next WebSocket frame if the whole frame is there.
  ///
  /// @return the length of its payload, or -1
  private int frameLength() {
    int start = buffer.position();
    if (buffer.remaining() < 4) {
      return -1;
    }
    int shortLength = buffer.get(start + 1) & 0x7f;
    int header = shortLength < 126 ? 2 : 4;
    int length = shortLength < 126 ? shortLength : buffer.getShort(start + 2) & 0xffff;
    if (shortLength == 127 || buffer.remaining() < header + length) {
      return -1;
    }
    buffer.position(start + header);
    return length;
  }

  private void shakeHands(URI address) throws IOException {
    send(
        """
        GET /ws HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Protocol: v12.stomp\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(address.getAuthority())
            .getBytes(StandardCharsets.US_ASCII));
    String answer = "";
    while (!answer.endsWith("\r\n\r\n")) {
      answer += (char) nextByte();
    }
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new IOException("no WebSocket: " + answer.lines().findFirst().orElse(""));
    }
  }

  private int nextByte() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    if (channel.read(one) < 0) {
      throw new IOException("the connection ended");
    }
    return one.get(0);
  }

  /// A text frame, masked with zeros.
  private void say(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer frame = ByteBuffer.allocate(bytes.length + 6);
    send(frame.put((byte) 0x81).put((byte) (0x80 | bytes.length)).putInt(0).put(bytes).array());
  }

  private void send(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      var _ = channel.write(left);
    }
  }

  private void awaitFrame(String start) throws IOException {
    int length = -1;
    while (length < 0) {
      if (channel.read(buffer) < 0) {
        throw new IOException("cut off before " + start);
      }
      buffer.flip();
      length = frameLength();
      if (length < 0) {
        buffer.compact();
      }
    }
    byte[] text = new byte[length];
    buffer.get(text).compact();
    if (!new String(text, StandardCharsets.US_ASCII).startsWith(start)) {
      throw new IOException("no " + start + " but " + new String(text, StandardCharsets.US_ASCII));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
