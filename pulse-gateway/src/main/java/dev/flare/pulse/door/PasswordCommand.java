package dev.flare.pulse.door;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// `./flare password`: asks for a password and prints the line that sets it, with a hash in its
/// place. Without a terminal it reads the password from its input.
public final class PasswordCommand {
  private PasswordCommand() {}

  public static void main(String... args) throws IOException {
    String password = System.console() == null ? line() : asked(System.console());
    if (password.isEmpty()) {
      System.err.println("password: an empty password is none");
      System.exit(2);
    }
    if (!PasswordHashes.isTakenByTheLogin(password)) {
      System.err.printf("password: the login takes %d signs at most%n", Credentials.LONGEST);
      System.exit(2);
    }
    System.out.printf("AUTH_PASS='%s'%n", PasswordHashes.encoder().encode(password));
  }

  private static String line() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  private static String asked(Console console) {
    char[] first = console.readPassword("Password: ");
    char[] second = console.readPassword("The same again: ");
    if (first == null || !Arrays.equals(first, second)) {
      System.err.println("password: the two are not the same");
      System.exit(2);
    }
    return new String(first);
  }
}
