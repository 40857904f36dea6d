package org.gan4j.experiments.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gan4j.experiments.experiment.Experiment;

/**
 * Whose steps are to be measured, and how.
 *
 * @param configs at least one
 * @param rounds turns of the trainer and of the bare step that count, at least 1
 * @param steps of each turn, at least 1
 * @param at number of the step to begin after; empty for the last steps of the training
 * @param profile whether to say where the time goes
 * @param json the file of all results
 * @param earlier such a file to compare with
 */
public record BenchRequest(
    List<Config> configs,
    int rounds,
    int steps,
    OptionalLong at,
    boolean profile,
    Optional<Path> json,
    Optional<Path> earlier) {

  /**
   * What is measured.
   *
   * @param name of the config, for the table
   * @param experiment what it says
   */
  public record Config(String name, Experiment experiment) {}
}
