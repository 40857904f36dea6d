package org.gan4j.core.internal.text;

import java.util.regex.Pattern;

/**
 * Makes text safe to print. Names of files, classes and runs may come from strangers and contain
 * control codes, which a terminal or log viewer would obey: codes that move the cursor, end a line
 * or reverse the text that follows.
 */
public final class Printable {

  private static final String UNSAFE = "\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069";
  private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern CODE = Pattern.compile("[" + UNSAFE + "&&[^\\t]]");
  private static final Pattern CODE_IN_LINES = Pattern.compile("[" + UNSAFE + "&&[^\\t\\n\\r]]");

  private Printable() {}

  /** Returns a text as one line: line ends become spaces, control codes become question marks. */
  public static String line(String text) {
    return CODE.matcher(LINE_END.matcher(text).replaceAll(" ")).replaceAll("?");
  }

  /** Returns a text of several lines, with question marks for control codes. */
  public static String lines(String text) {
    return CODE_IN_LINES.matcher(text).replaceAll("?");
  }

  static boolean isPrintable(char unit) {
    return unit != '\t' && line(String.valueOf(unit)).charAt(0) == unit;
  }
}
