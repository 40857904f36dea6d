package org.gan4j.experiments.endtoend;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to damage the text of a config. */
final class ConfigDamage {

  private static final Pattern ENTRY = Pattern.compile("( *)([A-Za-z0-9]+): *(.*)");

  private static final List<String> VALUES =
      List.of(
          "",
          "null",
          "~",
          "true",
          "no",
          "''",
          "text",
          "'1'",
          "0",
          "-1",
          "1",
          "3",
          "7",
          "1.5",
          "0x10",
          "0o17",
          "1e3",
          "1e-300",
          "1e400",
          "-1e400",
          ".inf",
          "-.inf",
          ".nan",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "1000000000",
          "123456789012345678901234567890",
          "1_000",
          "12:30:00",
          "2026-01-01",
          "[]",
          "{}",
          "[1, 2]",
          "{a: 1}",
          "{type: adam}",
          "[[[]]]",
          "*nothing",
          "&a 3",
          "!!int 3",
          "!!binary aGk=",
          "!!java.net.URL [\"x\"]",
          "|",
          "> folded",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "'ünïcödé'",
          "a: b",
          "- a",
          "@x",
          "%x",
          "?",
          "{",
          "]",
          "../../etc",
          "/dev/zero",
          "mnist",
          "Dcgan");

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16,
          StandardCharsets.ISO_8859_1,
          Charset.forName("UTF-32"));

  private ConfigDamage() {}

  /** One damage, sometimes two or three. */
  static byte[] of(String config, Random chance) {
    String text = config;
    for (int times = Math.max(0, chance.nextInt(6) - 3); times >= 0; times--) {
      text = damaged(text, chance);
    }
    return chance.nextInt(10) == 0 ? encoded(text, chance) : text.getBytes(StandardCharsets.UTF_8);
  }

  private static String damaged(String text, Random chance) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return "x";
    }
    int at = chance.nextInt(lines.size());
    switch (chance.nextInt(12)) {
      case 0, 1, 2, 3 -> lines.set(at, otherValue(lines.get(at), chance));
      case 4 -> lines.set(at, extreme(lines.get(at), chance));
      case 5 -> lines.remove(at);
      case 6 -> lines.add(at, lines.get(chance.nextInt(lines.size())));
      case 7 -> lines.set(at, otherKey(lines.get(at), chance));
      case 8 -> lines.set(at, lines.get(at).indent(chance.nextInt(7) - 3).stripTrailing());
      case 9 -> Collections.swap(lines, at, chance.nextInt(lines.size()));
      case 10 -> lines.set(at, nested(lines.get(at), chance));
      default -> {
        return characters(text, chance);
      }
    }
    return String.join(chance.nextInt(20) == 0 ? "\r\n" : "\n", lines) + "\n";
  }

  private static String otherValue(String line, Random chance) {
    Matcher entry = ENTRY.matcher(line);
    String value = VALUES.get(chance.nextInt(VALUES.size()));
    return entry.matches() ? entry.group(1) + entry.group(2) + ": " + value : value;
  }

  private static String extreme(String line, Random chance) {
    String factor = List.of("000000", "e9", "e-9", "e308", "0", ".5").get(chance.nextInt(6));
    String sign = chance.nextInt(4) == 0 ? "-" : "";
    return line.replaceFirst("([0-9][0-9.]*)", sign + "$1" + factor);
  }

  private static String otherKey(String line, Random chance) {
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      return line;
    }
    char[] key = entry.group(2).toCharArray();
    key[chance.nextInt(key.length)] = (char) ('a' + chance.nextInt(26));
    return entry.group(1) + new String(key) + ": " + entry.group(3);
  }

  /** Deep nests, and aliases that multiply: a bomb of 10^9 values. */
  private static String nested(String line, Random chance) {
    Matcher entry = ENTRY.matcher(line);
    String key = entry.matches() ? entry.group(1) + entry.group(2) + ": " : "x: ";
    int depth = 1 << chance.nextInt(15);
    return switch (chance.nextInt(3)) {
      case 0 -> key + "[".repeat(depth) + "]".repeat(depth);
      case 1 -> key + "{a: ".repeat(depth) + "1" + "}".repeat(depth);
      default -> {
        StringBuilder bomb = new StringBuilder(key + "\n");
        String indent = " ".repeat(key.length());
        bomb.append(indent).append("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int k = 1; k < 9; k++) {
          String alias = "*a" + (k - 1);
          bomb.append(
              String.format(
                  Locale.ROOT, "%sa%d: &a%d [%s]%n", indent, k, k, (alias + ", ").repeat(10)));
        }
        yield bomb.toString();
      }
    };
  }

  private static String characters(String text, Random chance) {
    StringBuilder changed = new StringBuilder(text);
    int at = chance.nextInt(text.length());
    switch (chance.nextInt(5)) {
      case 0 -> changed.setLength(at);
      case 1 -> changed.insert(at, (char) chance.nextInt(0x100));
      case 2 -> changed.setCharAt(at, "\t\0:-{}[]#&*!|>'\"%@`".charAt(chance.nextInt(19)));
      case 3 -> changed.insert(at, "\n---\n");
      default -> changed.append(text);
    }
    return changed.toString();
  }

  private static byte[] encoded(String text, Random chance) {
    if (chance.nextBoolean()) {
      return text.getBytes(CHARSETS.get(chance.nextInt(CHARSETS.size())));
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    switch (chance.nextInt(3)) {
      case 0 -> bytes[chance.nextInt(bytes.length)] = (byte) (0x80 | chance.nextInt(0x80));
      case 1 -> {
        var marked = new ByteArrayOutputStream();
        marked.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        marked.writeBytes(bytes);
        return marked.toByteArray();
      }
      default -> Arrays.fill(bytes, chance.nextInt(bytes.length), bytes.length, (byte) 0);
    }
    return bytes;
  }
}
