package org.gan4j.eval.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The correction of Holm (1979): over m comparisons, the chance of calling any two equal
 * configurations different stays below the level, however the comparisons depend on each other.
 */
public final class Holm {

  private Holm() {}

  /** The corrected p-values, in the order given: the smallest times m, the next times m - 1, ... */
  public static double[] corrected(double... p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      largest = Math.max(largest, Math.min(1, (p.length - rank) * p[order[rank]]));
      corrected[order[rank]] = largest;
    }
    return corrected;
  }
}
