package org.gan4j.train.conformance;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param check its name
 * @param passed whether the variant does what is checked
 * @param message what was seen, one line
 * @param seconds it took
 */
public record Finding(String check, boolean passed, String message, double seconds) {

  /** For people: {@code ok resume (0.4 s): ...}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s %s (%.1f s): %s", passed ? "ok    " : "FAILED", check, seconds, message);
  }
}
