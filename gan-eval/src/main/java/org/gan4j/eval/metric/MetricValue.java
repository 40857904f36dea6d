package org.gan4j.eval.metric;

import java.util.List;
import java.util.Map;
import org.gan4j.eval.Uncertainty;

/**
 * A number that a metric has computed.
 *
 * @param kind name in evaluations without count and network, such as {@code fid}
 * @param value the number
 * @param uncertainty uncertainty; null if none is valid
 * @param details further numbers of the same measurement, by name
 * @param warnings what a reader must know to trust it, in sentences
 */
public record MetricValue(
    String kind,
    double value,
    Uncertainty uncertainty,
    Map<String, Double> details,
    List<String> warnings) {

  /** Makes a number without details or warnings. */
  public MetricValue(String kind, double value, Uncertainty uncertainty) {
    this(kind, value, uncertainty, Map.of(), List.of());
  }
}
