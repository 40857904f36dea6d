package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.gan4j.eval.Evaluation;

/**
 * What one run says of one metric.
 *
 * @param run its name
 * @param seed of its experiment
 * @param outcome finished only with a finite value
 * @param value null unless finished
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunValue(String run, long seed, Outcome outcome, Double value) {

  /**
   * A run that was trained to its end and measured is finished, or failed if the number is not
   * finite. A number of a run that failed, from an earlier checkpoint, does not count.
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

  /** Whether it takes part in tests: finished, or failed. */
  boolean counts() {
    return outcome != Outcome.UNFINISHED;
  }

  /** How bad it is: the smaller the better, infinite for a failure. */
  double badness(boolean lowerIsBetter) {
    return outcome == Outcome.FAILED ? Double.POSITIVE_INFINITY : lowerIsBetter ? value : -value;
  }
}
