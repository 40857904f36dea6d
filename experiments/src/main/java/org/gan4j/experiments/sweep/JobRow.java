package org.gan4j.experiments.sweep;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunStatus;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;

/**
 * One line of the table.
 *
 * @param number number of the job's folder
 * @param name name of the job
 * @param state how far it is
 * @param step the last one known to be done
 * @param steps steps of the whole training
 * @param secondsLeft of the training, 0 if unknown or not running
 * @param last the newest number, or why it is not done
 */
record JobRow(
    int number,
    String name,
    JobState state,
    long step,
    long steps,
    double secondsLeft,
    String last) {

  /**
   * Reads what the run's folder says.
   *
   * @param reason why it is not done, empty for none
   */
  static JobRow of(SweepRun run, JobState state, String reason) {
    long steps = run.job().experiment().training().steps();
    MetricTail tail = MetricTail.read(run.directory().metrics());
    long step = Math.max(tail.step(), status(run).map(RunStatus::step).orElse(0L));
    double left = state == JobState.RUNNING ? (steps - step) * tail.secondsAStep() : 0;
    String last =
        !reason.isEmpty() ? reason : state == JobState.DONE ? evaluation(run) : tail.last();
    return new JobRow(run.number(), run.job().name(), state, step, steps, left, last);
  }

  private static Optional<RunStatus> status(SweepRun run) {
    try {
      return RunStatus.read(run.directory());
    } catch (InputException damaged) {
      return Optional.empty();
    }
  }

  private static String evaluation(SweepRun run) {
    List<Evaluation> evaluations = EvaluationFiles.readOwn(run.directory());
    return evaluations.isEmpty()
        ? ""
        : evaluations.get(0).metric() + " " + evaluations.get(0).number();
  }
}
