package org.gan4j.eval.compare;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;

/**
 * A run of a comparison.
 *
 * @param run folder of the run
 * @param seed seed of the experiment
 * @param outcome outcome of the training
 * @param steps number of training steps, 0 if the status does not say
 * @param reason why the run failed; empty if it did not
 * @param evaluations evaluations, sorted by name
 */
public record ComparedRun(
    RunDirectory run,
    long seed,
    Outcome outcome,
    long steps,
    Optional<String> reason,
    List<Evaluation> evaluations) {

  /**
   * Reads a run's status and evaluations. A run without a status, made by gan4j before 0.1, counts
   * as finished if it has been evaluated.
   *
   * @param seed seed in the run's config
   * @throws org.gan4j.core.InputException if a file is damaged
   */
  public static ComparedRun read(RunDirectory run, long seed) {
    List<Evaluation> evaluations = EvaluationFiles.readAll(run);
    Optional<RunStatus> status = RunStatus.read(run);
    Outcome outcome =
        status
            .map(found -> outcome(found.state()))
            .orElse(evaluations.isEmpty() ? Outcome.UNFINISHED : Outcome.FINISHED);
    return new ComparedRun(
        run,
        seed,
        outcome,
        status.map(RunStatus::steps).orElse(0L),
        status.filter(found -> outcome == Outcome.FAILED).map(RunStatus::reason),
        evaluations);
  }

  private static Outcome outcome(RunStatus.State state) {
    return switch (state) {
      case FINISHED -> Outcome.FINISHED;
      case FAILED -> Outcome.FAILED;
      case TRAINING, STOPPED -> Outcome.UNFINISHED;
    };
  }

  /** Returns the run's evaluation by a metric, if there is one. */
  public Optional<Evaluation> evaluation(String metric) {
    return evaluations.stream().filter(found -> found.metric().equals(metric)).findFirst();
  }
}
