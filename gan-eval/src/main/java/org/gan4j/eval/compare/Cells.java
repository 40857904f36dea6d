package org.gan4j.eval.compare;

import org.gan4j.eval.statistics.Interval;
import org.gan4j.eval.statistics.SampleSummary;

/**
 * A row of a comparison as text, for the terminal and the page.
 *
 * @param configuration label of the configuration
 * @param n number of finished runs
 * @param mean mean over the finished runs
 * @param interval interval of the mean
 * @param median median over finished and failed runs, where a failed run counts as the worst
 * @param deviation standard deviation over the finished runs
 * @param failed number of failed runs
 * @param unfinished number of unfinished runs
 */
public record Cells(
    String configuration,
    String n,
    String mean,
    String interval,
    String median,
    String deviation,
    String failed,
    String unfinished) {

  private static final String NONE = "–";

  /** Formats a row; a missing value is –. */
  public static Cells of(MetricRow row) {
    SampleSummary finished = row.finished();
    double scatter =
        finished == null || finished.standardDeviation() == null ? 0 : finished.standardDeviation();
    Interval interval = row.meanInterval();
    return new Cells(
        row.configuration(),
        String.valueOf(finished == null ? 0 : finished.n()),
        finished == null ? NONE : Words.number(finished.mean(), scatter),
        interval == null
            ? NONE
            : Words.number(interval.low(), scatter)
                + " to "
                + Words.number(interval.high(), scatter),
        median(row, scatter),
        scatter == 0 ? NONE : Words.number(scatter, scatter),
        String.valueOf(row.failed()),
        String.valueOf(row.unfinished()));
  }

  private static String median(MetricRow row, double scatter) {
    if (row.median() != null) {
      return Words.number(row.median(), scatter);
    }
    return row.failed() > 0 ? "failed" : NONE;
  }
}
