package org.gan4j.experiments.sweep;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;

/** The state of a run, by the files in its folder. */
public enum RunState {
  /** Nothing was trained, or not to the end, or not yet evaluated. */
  OPEN,
  /** Trained, evaluated at its last step, and reported. */
  DONE,
  /** Its training could not go on. */
  FAILED;

  /**
   * Reads the state of a run.
   *
   * @throws org.gan4j.core.InputException if a file of it is damaged
   */
  public static RunState of(RunDirectory run) {
    Optional<RunStatus> status = RunStatus.read(run);
    if (status.isEmpty()) {
      return OPEN;
    }
    return switch (status.get().state()) {
      case FAILED -> FAILED;
      case FINISHED -> isJudged(run, status.get().step()) ? DONE : OPEN;
      default -> OPEN;
    };
  }

  private static boolean isJudged(RunDirectory run, long step) {
    List<Evaluation> evaluations = EvaluationFiles.readOwn(run);
    return !evaluations.isEmpty()
        && evaluations.stream().allMatch(found -> isOf(found, step))
        && Files.exists(run.report());
  }

  private static boolean isOf(Evaluation evaluation, long step) {
    Long measured = evaluation.samples().step();
    return measured == null || measured == step;
  }
}
