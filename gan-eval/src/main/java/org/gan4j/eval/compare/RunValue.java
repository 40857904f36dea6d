package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.gan4j.eval.Evaluation;

/**
 * The value of one run by one metric.
 *
 * @param run name of the run
 * @param seed seed of its experiment
 * @param outcome outcome; a finished run has a finite value
 * @param value the value; null unless finished
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunValue(String run, long seed, Outcome outcome, Double value) {

  /**
   * Returns the value of a run. A run that was trained to its end and measured is finished, or
   * failed if the number is not finite. If the training failed, a number of an earlier checkpoint
   * does not count.
   */
  static RunValue of(ComparedRun run, String metric) {
    Optional<Double> measured = run.evaluation(metric).map(Evaluation::value);
    Outcome outcome = run.outcome();
    if (outcome == Outcome.FINISHED) {
      outcome =
          measured
              .map(value -> Double.isFinite(value) ? Outcome.FINISHED : Outcome.FAILED)
              .orElse(Outcome.UNFINISHED);
    }
    return new RunValue(
        run.run().name(),
        run.seed(),
        outcome,
        outcome == Outcome.FINISHED ? measured.orElseThrow() : null);
  }

  /** Returns whether the run takes part in tests: it is finished or failed. */
  boolean counts() {
    return outcome != Outcome.UNFINISHED;
  }

  /** Returns a score of which less is better; infinite for a failed run. */
  double badness(boolean lowerIsBetter) {
    return outcome == Outcome.FAILED ? Double.POSITIVE_INFINITY : lowerIsBetter ? value : -value;
  }
}
