package org.gan4j.experiments.comparing;

import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.experiments.experiment.RunConfig;

/**
 * The runs of one configuration.
 *
 * @param runs at least one
 */
record RunGroup(List<RunConfig> runs) {

  /** Returns whether all runs have one value of a key, or all lack it. */
  boolean agreesOn(String key) {
    return runs.stream().map(run -> run.value(key)).distinct().count() == 1;
  }

  /** The value of a key; several are joined by commas. */
  String value(String key) {
    return runs.stream().map(run -> run.value(key)).distinct().collect(Collectors.joining(", "));
  }

  /** Returns the names of the run folders without their numbers; several are joined. */
  String name() {
    return runs.stream().map(RunConfig::name).distinct().collect(Collectors.joining(", "));
  }

  /** Returns whether the folders of its runs have one name apart from their numbers. */
  boolean hasOneName() {
    return runs.stream().map(RunConfig::name).distinct().count() == 1;
  }
}
