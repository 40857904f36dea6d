package org.gan4j.experiments.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.train.checkpoint.Checkpoint;

/** Compares the config that a checkpoint carries with the one in its run directory. */
final class ConfigCheckpoints {

  private ConfigCheckpoints() {}

  /** What was changed in the run's {@code config.yaml} since the checkpoint, if anything was. */
  static Optional<ConfigDifference> difference(RunDirectory run, Checkpoint checkpoint) {
    try {
      if (Files.readString(run.config()).equals(checkpoint.config())) {
        return Optional.empty();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Experiment before = Experiment.parse(checkpoint.folder() + " (config)", checkpoint.config());
    Experiment now = Experiment.read(run.config(), List.of());
    ConfigDifference difference = ConfigDifference.between(before, now);
    return difference.changes().isEmpty() ? Optional.empty() : Optional.of(difference);
  }
}
