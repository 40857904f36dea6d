package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.gan4j.eval.statistics.Interval;
import org.gan4j.eval.statistics.WilsonInterval;

/**
 * How many runs of a configuration finished, failed or are not finished.
 *
 * @param label label of the configuration
 * @param runs number of runs
 * @param finished number of finished runs
 * @param failed number of failed runs
 * @param unfinished number of runs that are in training, were killed or were stopped
 * @param failedShare failed / (finished + failed); null if both are 0
 * @param failedInterval Wilson's interval of the share; null if both are 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfigurationCount(
    String label,
    int runs,
    int finished,
    int failed,
    int unfinished,
    Double failedShare,
    Interval failedInterval) {

  static ConfigurationCount of(Configuration configuration) {
    int finished = configuration.count(Outcome.FINISHED);
    int failed = configuration.count(Outcome.FAILED);
    int ended = finished + failed;
    return new ConfigurationCount(
        configuration.label(),
        configuration.runs().size(),
        finished,
        failed,
        configuration.count(Outcome.UNFINISHED),
        ended == 0 ? null : (double) failed / ended,
        ended == 0 ? null : WilsonInterval.of(failed, ended));
  }
}
