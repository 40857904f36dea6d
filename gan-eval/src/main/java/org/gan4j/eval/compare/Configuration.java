package org.gan4j.eval.compare;

import java.util.Comparator;
import java.util.List;

/**
 * The runs of one experiment, which differ only in their seeds.
 *
 * @param label short text that tells it from the other configurations, such as {@code
 *     variant.type=Dcgan}
 * @param runs at least one run, in any order
 */
public record Configuration(String label, List<ComparedRun> runs) {

  /** Sorts the runs by seed, then by name. */
  public Configuration {
    runs =
        runs.stream()
            .sorted(
                Comparator.comparingLong(ComparedRun::seed).thenComparing(run -> run.run().name()))
            .toList();
  }

  /** Returns how many runs have this outcome. */
  public int count(Outcome outcome) {
    return (int) runs.stream().filter(run -> run.outcome() == outcome).count();
  }
}
