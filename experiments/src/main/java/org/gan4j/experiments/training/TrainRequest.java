package org.gan4j.experiments.training;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;

/**
 * What is to be trained.
 *
 * @param experiment of a run that goes on, its own or another
 * @param name what a new run's folder is called after its number
 * @param runs the folder of runs
 * @param run to go on with; empty for a new one
 * @param acceptChanges whether the experiment and its images may be others than the checkpoint's;
 *     the change is then recorded
 * @param trustsNetwork whether the person who started the command trusts the network; only then a
 *     training may run as several processes
 */
public record TrainRequest(
    Experiment experiment,
    String name,
    Path runs,
    Optional<RunDirectory> run,
    boolean acceptChanges,
    boolean trustsNetwork) {

  /** A new run. */
  public static TrainRequest start(
      Experiment experiment, String name, Path runs, boolean trustsNetwork) {
    return new TrainRequest(experiment, name, runs, Optional.empty(), false, trustsNetwork);
  }

  /** A run that goes on. */
  public static TrainRequest resume(
      Experiment experiment, RunDirectory run, boolean acceptChanges, boolean trustsNetwork) {
    return new TrainRequest(
        experiment, "", run.path(), Optional.of(run), acceptChanges, trustsNetwork);
  }

  /** The same run from its last checkpoint; where it has no folder yet, from its beginning. */
  TrainRequest resuming(Optional<RunDirectory> begun) {
    return new TrainRequest(
        experiment, name, runs, begun.or(() -> run), acceptChanges, trustsNetwork);
  }
}
