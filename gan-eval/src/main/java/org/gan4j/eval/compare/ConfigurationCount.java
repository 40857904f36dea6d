package org.gan4j.eval.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.gan4j.eval.statistics.Interval;
import org.gan4j.eval.statistics.WilsonInterval;

/**
 * What became of the runs of a configuration.
 *
 * @param label of the configuration
 * @param runs how many there are
 * @param finished of them
 * @param failed of them
 * @param unfinished in training, killed or stopped
 * @param failedShare failed / (finished + failed), null if there are neither
 * @param failedInterval of the share, by Wilson, null likewise
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
