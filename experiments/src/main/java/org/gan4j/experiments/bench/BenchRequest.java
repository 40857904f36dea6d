package org.gan4j.experiments.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gan4j.experiments.experiment.Experiment;

/**
 * The configs whose steps are measured, and how.
 *
 * @param configs at least one
 * @param rounds number of turns of the trainer and of the bare step that count, at least 1
 * @param steps number of steps of each turn, at least 1
 * @param at step after which to begin; empty for the last steps of the training
 * @param profile whether to show which operations take the time
 * @param json file for all results
 * @param earlier file of earlier results to compare with
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
   * A config that is measured.
   *
   * @param name name of the config, for the table
   * @param experiment its experiment
   */
  public record Config(String name, Experiment experiment) {}
}
