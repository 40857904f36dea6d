package org.gan4j.eval.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds whether the runs of two configurations that count form pairs with the same seed.
 *
 * @param count number of runs of the first that count, which is the number of pairs if there are
 *     pairs
 * @param obstacle why there are no pairs, in words
 */
record SeedPairs(int count, Optional<String> obstacle) {

  /** Compares the seeds of two configurations, each with its runs by seed. */
  static SeedPairs of(MetricRow first, MetricRow second) {
    List<Long> ones = seeds(counting(first));
    List<Long> others = seeds(counting(second));
    boolean paired = ones.equals(others) && repeated(ones).isEmpty();
    return new SeedPairs(
        ones.size(), paired ? Optional.empty() : Optional.of(obstacle(first, second)));
  }

  private static String obstacle(MetricRow first, MetricRow second) {
    for (MetricRow row : List.of(first, second)) {
      Optional<Long> repeated = repeated(seeds(row.runs()));
      if (repeated.isPresent()) {
        return "several runs of " + row.configuration() + " have the seed " + repeated.get();
      }
    }
    if (!seeds(first.runs()).equals(seeds(second.runs()))) {
      return "their seeds are not the same";
    }
    return "nothing is known of "
        + Words.some(
            Stream.of(first, second)
                .flatMap(row -> row.runs().stream())
                .filter(run -> !run.counts())
                .map(RunValue::run)
                .toList());
  }

  private static List<RunValue> counting(MetricRow row) {
    return row.runs().stream().filter(RunValue::counts).toList();
  }

  private static List<Long> seeds(List<RunValue> runs) {
    return runs.stream().map(RunValue::seed).toList();
  }

  private static Optional<Long> repeated(List<Long> seeds) {
    Set<Long> seen = new HashSet<>();
    return seeds.stream().filter(seed -> !seen.add(seed)).findFirst();
  }
}
