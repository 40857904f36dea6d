package org.gan4j.train.internal.terminal;

import java.io.PrintStream;

/** The terminal to which standard error goes. */
public final class Screen {

  private static final TerminalWidth WIDTH = new TerminalWidth();

  private Screen() {}

  /**
   * Returns whether standard error goes to a terminal that can redraw a line. The launcher script
   * says so, because Java only knows about standard input and output.
   */
  public static boolean isTerminal() {
    return Boolean.getBoolean("gan.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  /** Returns the present width of the terminal in characters; at least 1. */
  public static int columns() {
    return WIDTH.columns();
  }

  /** Prints a line instead of the bar, which is drawn again below it. */
  public static void println(PrintStream out, String line) {
    out.println(isTerminal() ? "\r\033[K" + line : line);
  }
}
