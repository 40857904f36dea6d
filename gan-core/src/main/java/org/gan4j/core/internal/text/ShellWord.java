package org.gan4j.core.internal.text;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Quotes words of command lines that the user may copy, for bash, zsh and ksh. */
public final class ShellWord {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.:@%+,][A-Za-z0-9_/.:@%+,=-]*");

  private ShellWord() {}

  /** Returns a path as one word that no command takes for an option. */
  public static String of(Path path) {
    String text = path.toString();
    return of(text.startsWith("-") ? "./" + text : text);
  }

  /** Returns a text without line ends as one word, quoted if necessary. */
  public static String of(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    if (text.chars().allMatch(unit -> Printable.isPrintable((char) unit))) {
      return "'" + text.replace("'", "'\\''") + "'";
    }
    StringBuilder word = new StringBuilder("$'");
    text.chars().forEach(unit -> word.append(escaped((char) unit)));
    return word.append("'").toString();
  }

  private static String escaped(char unit) {
    if (unit == '\'' || unit == '\\') {
      return "\\" + unit;
    }
    if (Printable.isPrintable(unit)) {
      return String.valueOf(unit);
    }
    return String.format(Locale.ROOT, unit < 0x80 ? "\\x%02x" : "\\u%04x", (int) unit);
  }
}
