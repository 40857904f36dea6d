package org.gan4j.train.conformance;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param check name of the check
 * @param passed whether the variant passed
 * @param message what was seen, in one line
 * @param seconds time that the check took
 */
public record Finding(String check, boolean passed, String message, double seconds) {

  /** Returns one line for the terminal: {@code ok resume (0.4 s): ...}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s %s (%.1f s): %s", passed ? "ok    " : "FAILED", check, seconds, message);
  }
}
