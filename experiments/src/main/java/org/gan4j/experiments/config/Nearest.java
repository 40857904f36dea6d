package org.gan4j.experiments.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which of the known names a misspelt one was meant to be. */
public final class Nearest {

  private Nearest() {}

  /**
   * The known name with the fewest edits, upper and lower case taken as the same; empty if more
   * than a third of the letters would have to change.
   */
  public static Optional<String> to(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** {@code Did you mean 'steps'?}, or what to say where nothing is near. */
  public static String question(String name, Collection<String> known, String otherwise) {
    return to(name, known).map(near -> "Did you mean '" + near + "'?").orElse(otherwise);
  }

  private static int distance(String a, String b) {
    String shortened = a.substring(0, Math.min(a.length(), 100));
    return LevenshteinDistance.getDefaultInstance()
        .apply(shortened.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
