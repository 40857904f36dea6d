package org.gan4j.eval.compare;

import java.util.Comparator;
import java.util.List;

/**
 * Runs of one experiment that differ in their seeds.
 *
 * @param label what tells it from the others, short: {@code variant.type=Dcgan}
 * @param runs at least one, brought into the order of their seeds
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

  /** How many of its runs have an outcome. */
  public int count(Outcome outcome) {
    return (int) runs.stream().filter(run -> run.outcome() == outcome).count();
  }
}
