package org.gan4j.train.internal.terminal;

import java.util.Locale;

/** Formats a remaining time. */
public final class TimeLeft {

  private TimeLeft() {}

  /** Returns a text such as {@code 1:02:03} or {@code 2:03}. */
  public static String text(long seconds) {
    long hours = seconds / 3600;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
