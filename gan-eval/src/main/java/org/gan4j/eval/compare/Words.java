package org.gan4j.eval.compare;

import java.util.List;
import java.util.Locale;
import org.gan4j.eval.statistics.Interval;

/** Formats the numbers of a comparison. */
final class Words {

  private Words() {}

  /** Returns {@code p = 0.024}, with two digits. */
  static String p(double p) {
    return p < 1e-4 ? "p < 0.0001" : "p = " + significant(p, 2);
  }

  /** Says for what a p-value is corrected; empty for a single comparison. */
  static String corrected(int comparisons) {
    return comparisons > 1 ? " corrected for " + comparisons + " comparisons" : "";
  }

  /**
   * Returns a number such as {@code 12.35}, with as many decimals as show two digits of the
   * resolution, at most 8.
   */
  static String number(double value, double resolution) {
    double fine = resolution > 0 ? resolution : Math.abs(value) / 10;
    int decimals = fine > 0 ? (int) (1 - Math.floor(Math.log10(fine))) : 1;
    String text =
        String.format(Locale.ROOT, "%." + Math.max(0, Math.min(8, decimals)) + "f", value);
    return Double.parseDouble(text) == 0 ? text.replace("-", "") : text;
  }

  /** Returns a text such as {@code 40 % (12 % to 77 %)}. */
  static String share(double share, Interval interval) {
    return String.format(
        Locale.ROOT,
        "%s (%s to %s)",
        percent(share),
        percent(interval.low()),
        percent(interval.high()));
  }

  /** Returns a text such as {@code 1 run} or {@code 2 runs}. */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Lists names; of many names only the first three: {@code a, b, c and 4 others}. */
  static String some(List<String> names) {
    int hidden = names.size() - 3;
    return hidden < 2
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 3)) + " and " + hidden + " others";
  }

  static String significant(double value, int digits) {
    if (value == 0 || value >= 1) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "f", value);
    }
    int decimals = (int) (digits - 1 - Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
