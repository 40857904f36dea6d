package org.gan4j.train.internal.terminal;

import java.io.PrintStream;

/** The terminal that standard error goes to, if a person looks at one. */
public final class Screen {

  private static final TerminalWidth WIDTH = new TerminalWidth();

  private Screen() {}

  /**
   * Whether standard error goes to a terminal that can redraw a line. The launcher knows: Java only
   * knows of standard input and output.
   */
  public static boolean isTerminal() {
    return Boolean.getBoolean("gan.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  /** How many characters a line of the terminal has now; at least 1. */
  public static int columns() {
    return WIDTH.columns();
  }

  /** Prints a line in the place of a bar, which is drawn again below it. */
  public static void println(PrintStream out, String line) {
    out.println(isTerminal() ? "\r\033[K" + line : line);
  }
}
