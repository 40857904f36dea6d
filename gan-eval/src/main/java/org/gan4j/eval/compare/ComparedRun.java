package org.gan4j.eval.compare;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;

/**
 * A run as a comparison sees it.
 *
 * @param run its folder
 * @param seed of its experiment
 * @param outcome of its training
 * @param steps of its training, 0 if its status does not say
 * @param reason why it failed, null else
 * @param evaluations sorted by name
 */
public record ComparedRun(
    RunDirectory run,
    long seed,
    Outcome outcome,
    long steps,
    String reason,
    List<Evaluation> evaluations) {

  /**
   * Reads a run's status and evaluations. A run without a status, as gan4j before 0.1 made them, is
   * taken for finished if it has been evaluated.
   *
   * @param seed as its config has it
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
        outcome == Outcome.FAILED ? status.map(RunStatus::reason).orElse(null) : null,
        evaluations);
  }

  private static Outcome outcome(RunStatus.State state) {
    return switch (state) {
      case FINISHED -> Outcome.FINISHED;
      case FAILED -> Outcome.FAILED;
      case TRAINING, STOPPED -> Outcome.UNFINISHED;
    };
  }

  /** Its number of a metric, if it has one. */
  public Optional<Evaluation> evaluation(String metric) {
    return evaluations.stream().filter(found -> found.metric().equals(metric)).findFirst();
  }
}
