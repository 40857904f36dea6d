package org.gan4j.eval.report;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gan4j.eval.compare.ComparedRun;
import org.gan4j.eval.compare.Configuration;
import org.gan4j.eval.compare.Outcome;

/**
 * The last sample grid of one run of a configuration: of the smallest seed that is finished in
 * every configuration, else the smallest that is finished in this one, else the first.
 *
 * @param label of the configuration
 * @param run the run's name
 * @param seed seed of the run
 * @param grid null if it has none
 */
record ComparedSamples(String label, String run, long seed, GridFiles.Grid grid) {

  static List<ComparedSamples> of(List<Configuration> configurations) {
    TreeSet<Long> shared = seeds(configurations.get(0));
    configurations.forEach(configuration -> shared.retainAll(seeds(configuration)));
    Optional<Long> seed = shared.stream().findFirst();
    return configurations.stream().map(each -> of(each, seed)).toList();
  }

  private static ComparedSamples of(Configuration configuration, Optional<Long> seed) {
    ComparedRun run =
        configuration.runs().stream()
            .filter(one -> one.outcome() == Outcome.FINISHED)
            .filter(one -> seed.isEmpty() || one.seed() == seed.get())
            .findFirst()
            .orElse(configuration.runs().get(0));
    GridFiles.Grid grid = GridFiles.read(run.run().samples()).last();
    return new ComparedSamples(configuration.label(), run.run().name(), run.seed(), grid);
  }

  private static TreeSet<Long> seeds(Configuration configuration) {
    return configuration.runs().stream()
        .filter(run -> run.outcome() == Outcome.FINISHED)
        .map(ComparedRun::seed)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
