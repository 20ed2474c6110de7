package dev.flare.jsondb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// One way to spoil a file.
enum Damage {
  FLIPPED_BIT {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      return Optional.of(damaged);
    }
  },
  CUT {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      return Optional.of(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }
  },
  INSERTED_BYTES {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      byte[] noise = new byte[1 + random.nextInt(20)];
      random.nextBytes(noise);
      return Optional.of(insert(bytes, random.nextInt(bytes.length + 1), noise));
    }
  },
  ZEROS {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      byte[] damaged = bytes.clone();
      int from = random.nextInt(bytes.length);
      Arrays.fill(damaged, from, Math.min(bytes.length, from + 1 + random.nextInt(600)), (byte) 0);
      return Optional.of(damaged);
    }
  },
  SWAPPED_LINES {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      List<String> lines = lines(bytes);
      Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
      return Optional.of(bytes(lines));
    }
  },
  DOUBLED_LINE {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      List<String> lines = lines(bytes);
      int line = random.nextInt(lines.size());
      lines.add(line, lines.get(line));
      return Optional.of(bytes(lines));
    }
  },
  MISSING_LINE {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      List<String> lines = lines(bytes);
      lines.remove(random.nextInt(lines.size()));
      return Optional.of(bytes(lines));
    }
  },
  HUGE_NUMBER {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      return Optional.of(replaceNumber(bytes, "9".repeat(1 + random.nextInt(3_000)), random));
    }
  },
  NEGATIVE_NUMBER {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      return Optional.of(replaceNumber(bytes, Long.toString(-random.nextLong()), random));
    }
  },
  DEEP_NESTING {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      return Optional.of(replaceNumber(bytes, "[".repeat(1 + random.nextInt(50_000)), random));
    }
  },
  EMPTY_FILE {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      return Optional.of(new byte[0]);
    }
  },
  MISSING_FILE {
    @Override
    Optional<byte[]> of(byte[] bytes, Random random) {
      return Optional.empty();
    }
  };

  private static final Pattern NUMBER = Pattern.compile("(?<=[ :\\[])-?\\d+");
  private static final Pattern SEALED =
      Pattern.compile("\\{\"crc\":\"[0-9a-f]{8}\",", Pattern.CASE_INSENSITIVE);

  /// What is left of the file; empty when nothing is.
  ///
  /// @param bytes at least one
  abstract Optional<byte[]> of(byte[] bytes, Random random);

  /// The same with checksums that match again, as if somebody had meant it.
  static byte[] sealed(byte[] damaged, boolean byLine) {
    if (!byLine) {
      return bytes(List.of(sealed(text(damaged))));
    }
    return bytes(lines(damaged).stream().map(Damage::sealed).toList());
  }

  private static String sealed(String object) {
    Matcher head = SEALED.matcher(object);
    if (!head.lookingAt()) {
      return object;
    }
    String rest = object.substring(head.end());
    String content = rest.endsWith("\n") ? rest.substring(0, rest.length() - 1) : rest;
    CRC32C sum = new CRC32C();
    sum.update(bytes(List.of(content)));
    return "{\"crc\":\"%08x\",%s".formatted(sum.getValue(), rest);
  }

  private static byte[] insert(byte[] bytes, int at, byte[] inserted) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + inserted.length);
    System.arraycopy(inserted, 0, longer, at, inserted.length);
    System.arraycopy(bytes, at, longer, at + inserted.length, bytes.length - at);
    return longer;
  }

  private static byte[] replaceNumber(byte[] bytes, String replacement, Random random) {
    String text = text(bytes);
    List<Integer> places = NUMBER.matcher(text).results().map(each -> each.start()).toList();
    if (places.isEmpty()) {
      return insert(bytes, random.nextInt(bytes.length), bytes(List.of(replacement)));
    }
    Matcher number = NUMBER.matcher(text);
    boolean found = number.find(places.get(random.nextInt(places.size())));
    return found
        ? bytes(
            List.of(text.substring(0, number.start()), replacement, text.substring(number.end())))
        : bytes;
  }

  /// With their line feeds; the last may lack one.
  private static List<String> lines(byte[] bytes) {
    return new ArrayList<>(List.of(text(bytes).split("(?<=\n)")));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(List<String> parts) {
    return String.join("", parts).getBytes(StandardCharsets.ISO_8859_1);
  }
}
