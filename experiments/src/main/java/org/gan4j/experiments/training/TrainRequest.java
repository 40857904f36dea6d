package org.gan4j.experiments.training;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;

/**
 * A training: a new run, or one to continue.
 *
 * @param experiment experiment to train; for a run that continues its own or another
 * @param name name of a new run's folder, after the number
 * @param runs the folder of runs
 * @param run run to continue; empty for a new one
 * @param acceptChanges whether the experiment and its images may differ from the checkpoint's; the
 *     change is then recorded
 * @param trustsNetwork whether the user trusts the network; only then may a training run as several
 *     processes
 */
public record TrainRequest(
    Experiment experiment,
    String name,
    Path runs,
    Optional<RunDirectory> run,
    boolean acceptChanges,
    boolean trustsNetwork) {

  /** Requests a new run. */
  public static TrainRequest start(
      Experiment experiment, String name, Path runs, boolean trustsNetwork) {
    return new TrainRequest(experiment, name, runs, Optional.empty(), false, trustsNetwork);
  }

  /** Requests that a run continues. */
  public static TrainRequest resume(
      Experiment experiment, RunDirectory run, boolean acceptChanges, boolean trustsNetwork) {
    return new TrainRequest(
        experiment, "", run.path(), Optional.of(run), acceptChanges, trustsNetwork);
  }

  /**
   * Requests the same run from its last checkpoint, or from the beginning if it has no folder yet.
   */
  TrainRequest resuming(Optional<RunDirectory> begun) {
    return new TrainRequest(
        experiment, name, runs, begun.or(() -> run), acceptChanges, trustsNetwork);
  }
}
