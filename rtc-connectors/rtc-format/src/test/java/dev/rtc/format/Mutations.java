package dev.rtc.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils valid records, seeded: cut off, bits flipped, nested deeply, quoted wrongly. */
final class Mutations {

  private static final List<String> NASTY =
      List.of(
          "[".repeat(3_000),
          "{\"a\":".repeat(3_000),
          "9".repeat(2_000),
          "-1e999999999",
          "1E-2147483649",
          "\"",
          "\"\"",
          "\\",
          "\\ud800",
          "\\u0000",
          "null",
          "NaN",
          "\u0000",
          "\uFEFF",
          ",",
          "}",
          "]",
          "\n",
          "\r\n",
          "%",
          "٣",
          "+5",
          "0x1p3",
          "1d",
          "2026-02-30",
          "+1000000000-12-31T23:59:60Z",
          "PT9223372036854775807S",
          "--",
          "true",
          " ",
          "\t",
          "[10/Oct/2000:13:55:61 -0700]",
          "::::::::",
          "999.999.999.999");

  private final Random random;

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  byte[] of(byte[] valid) {
    byte[] spoilt = valid;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      spoilt = once(spoilt);
    }
    return spoilt;
  }

  private byte[] once(byte[] bytes) {
    int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> flipped(bytes, at);
      case 2 -> replaced(bytes, at, at, NASTY.get(random.nextInt(NASTY.size())).getBytes(UTF_8));
      case 3 -> replaced(bytes, at, until(bytes, at), noise());
      case 4 -> replaced(bytes, at, until(bytes, at), new byte[0]);
      case 5 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, until(bytes, at)));
      case 6 ->
          replaced(
              bytes, at, until(bytes, at), NASTY.get(random.nextInt(NASTY.size())).getBytes(UTF_8));
      default -> random.nextInt(20) == 0 ? noise() : flipped(bytes, at);
    };
  }

  private int until(byte[] bytes, int at) {
    return Math.min(bytes.length, at + 1 + random.nextInt(12));
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(20)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    if (flipped.length > 0) {
      flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return flipped;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    byte[] replaced = new byte[bytes.length - (to - from) + by.length];
    System.arraycopy(bytes, 0, replaced, 0, from);
    System.arraycopy(by, 0, replaced, from, by.length);
    System.arraycopy(bytes, to, replaced, from + by.length, bytes.length - to);
    return replaced;
  }
}
