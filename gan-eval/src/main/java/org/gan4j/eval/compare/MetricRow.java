package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.gan4j.eval.statistics.Interval;
import org.gan4j.eval.statistics.MeanInterval;
import org.gan4j.eval.statistics.SampleSummary;

/**
 * The numbers of one configuration by one metric.
 *
 * @param configuration label of the configuration
 * @param finished summary of the finished runs; null if there are none
 * @param meanInterval interval of their mean; null for fewer than four runs
 * @param median median of finished and failed runs, where a failed run counts as the worst; null if
 *     it is a failed run, or if there are no runs
 * @param failed number of failed runs
 * @param unfinished number of runs without a value yet
 * @param runs all runs, in the order of their seeds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricRow(
    String configuration,
    SampleSummary finished,
    Interval meanInterval,
    Double median,
    int failed,
    int unfinished,
    List<RunValue> runs) {

  static MetricRow of(Configuration configuration, String metric, boolean lowerIsBetter) {
    List<RunValue> runs =
        configuration.runs().stream().map(run -> RunValue.of(run, metric)).toList();
    double[] finished =
        runs.stream()
            .filter(run -> run.outcome() == Outcome.FINISHED)
            .mapToDouble(RunValue::value)
            .toArray();
    return new MetricRow(
        configuration.label(),
        finished.length == 0 ? null : SampleSummary.of(finished),
        MeanInterval.of(finished).orElse(null),
        median(runs, lowerIsBetter),
        count(runs, Outcome.FAILED),
        count(runs, Outcome.UNFINISHED),
        runs);
  }

  private static Double median(List<RunValue> runs, boolean lowerIsBetter) {
    double[] badness =
        runs.stream()
            .filter(RunValue::counts)
            .mapToDouble(run -> run.badness(lowerIsBetter))
            .toArray();
    if (badness.length == 0 || Double.isInfinite(SampleSummary.median(badness))) {
      return null;
    }
    double median = SampleSummary.median(badness);
    return lowerIsBetter ? median : -median;
  }

  private static int count(List<RunValue> runs, Outcome outcome) {
    return (int) runs.stream().filter(run -> run.outcome() == outcome).count();
  }
}
