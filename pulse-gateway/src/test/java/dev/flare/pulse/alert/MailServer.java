package dev.flare.pulse.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A mail server on this machine that keeps what it is told. With a certificate it wants STARTTLS
/// and then a login.
final class MailServer implements AutoCloseable {
  private final ServerSocket server;
  private final Optional<SSLSocketFactory> certificate;
  private final List<String> inTheOpen = new CopyOnWriteArrayList<>();
  private final List<String> encrypted = new CopyOnWriteArrayList<>();
  private volatile String wanted = "";

  MailServer(Optional<SSLSocketFactory> certificate) {
    this.certificate = certificate;
    try {
      server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// Takes this login only.
  void wants(String user, String password) {
    wanted = "\0%s\0%s".formatted(user, password);
  }

  /// What was said before the line was encrypted.
  List<String> inTheOpen() {
    return inTheOpen;
  }

  /// What was said after that.
  List<String> encrypted() {
    return encrypted;
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        say(caller, "220 ready");
        talk(caller, inTheOpen);
      } catch (IOException _) {
        // The caller is gone, or the test is over.
      }
    }
  }

  private void talk(Socket caller, List<String> heard) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
    boolean isText = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (isText) {
        isText = !line.equals(".");
        if (!isText) {
          say(caller, "250 taken");
        }
      } else if (line.equals("STARTTLS")) {
        say(caller, "220 go ahead");
        talk(secured(caller), encrypted);
        return;
      } else {
        say(caller, answer(line, caller));
        isText = line.equals("DATA");
      }
    }
  }

  private String answer(String line, Socket caller) {
    return switch (line.split(" ")[0]) {
      case "EHLO" -> caller instanceof SSLSocket ? "250-here\r\n250 AUTH PLAIN" : greeting();
      case "AUTH" -> isWanted(line) ? "235 welcome" : "535 no";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private boolean isWanted(String line) {
    byte[] shown = Base64.getDecoder().decode(line.replace("AUTH PLAIN ", ""));
    return new String(shown, StandardCharsets.UTF_8).endsWith(wanted);
  }

  private String greeting() {
    return certificate.isPresent() ? "250-here\r\n250 STARTTLS" : "250 here";
  }

  private Socket secured(Socket caller) throws IOException {
    SSLSocket secured =
        (SSLSocket) certificate.orElseThrow().createSocket(caller, null, caller.getPort(), false);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private static void say(Socket caller, String text) throws IOException {
    caller.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    caller.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
