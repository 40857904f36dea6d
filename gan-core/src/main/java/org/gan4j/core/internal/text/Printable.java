package org.gan4j.core.internal.text;

import java.util.regex.Pattern;

/**
 * Text that is safe to print. Names of files, classes and runs may come from strangers, and hold
 * codes that a terminal or the reader of a log would obey: that move the cursor, end a line, or
 * turn the order of what follows.
 */
public final class Printable {

  private static final String UNSAFE = "\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069";
  private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern CODE = Pattern.compile("[" + UNSAFE + "&&[^\\t]]");
  private static final Pattern CODE_IN_LINES = Pattern.compile("[" + UNSAFE + "&&[^\\t\\n\\r]]");

  private Printable() {}

  /** A text as one line: ends of lines become spaces, codes question marks. */
  public static String line(String text) {
    return CODE.matcher(LINE_END.matcher(text).replaceAll(" ")).replaceAll("?");
  }

  /** A text of several lines, with question marks for codes. */
  public static String lines(String text) {
    return CODE_IN_LINES.matcher(text).replaceAll("?");
  }

  static boolean isPrintable(char unit) {
    return unit != '\t' && line(String.valueOf(unit)).charAt(0) == unit;
  }
}
