package org.gan4j.core.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that was most likely meant by a mistyped one, for "Did you mean ...?". */
public final class Nearest {

  private Nearest() {}

  /**
   * Returns the known name closest to {@code given} by Levenshtein distance, ignoring case, or by
   * containment ({@code fashion} for {@code fashion-mnist}); the first in iteration order on a tie.
   *
   * @return empty where nothing is closer than a third of the given name (at least two letters)
   */
  public static Optional<String> to(String given, Collection<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(2, wanted.length() / 3);
    return known.stream()
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= tolerance)
        .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
        .or(() -> containing(wanted, known));
  }

  private static Optional<String> containing(String wanted, Collection<String> known) {
    return known.stream()
        .filter(name -> wanted.length() > 2 && name.toLowerCase(Locale.ROOT).contains(wanted))
        .findFirst();
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
