package org.gan4j.experiments.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Uncertainty;

/**
 * One metric of two runs, measured by one protocol; the version of gan4j may be another.
 *
 * @param metric its name
 * @param recorded value and uncertainty of the first run, as they are printed
 * @param replayed of the second
 * @param same whether the numbers are equal to the bit, with their uncertainty, noise floor and
 *     details
 * @param errors |difference| / sqrt(u1^2 + u2^2), the distance in combined standard errors; null
 *     where the metric has none. The errors are of the measurement: they do not cover that another
 *     training gives another generator
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricDifference(
    String metric, String recorded, String replayed, boolean same, Double errors) {

  /** The greatest distance in combined standard errors that still counts as equal. */
  public static final double MOST_ERRORS = 2;

  /** Compares metrics with the same name and protocol, in the order of the first run. */
  public static List<MetricDifference> of(List<Evaluation> recorded, List<Evaluation> replayed) {
    List<MetricDifference> comparisons = new ArrayList<>();
    for (Evaluation before : recorded) {
      replayed.stream()
          .filter(now -> now.metric().equals(before.metric()))
          .filter(now -> unversioned(now.protocol()).equals(unversioned(before.protocol())))
          .findFirst()
          .ifPresent(now -> comparisons.add(between(before, now)));
    }
    return comparisons;
  }

  private static MetricDifference between(Evaluation before, Evaluation now) {
    boolean same =
        Double.compare(before.value(), now.value()) == 0
            && Objects.equals(before.uncertainty(), now.uncertainty())
            && Objects.equals(before.noiseFloor(), now.noiseFloor())
            && before.details().equals(now.details());
    return new MetricDifference(
        before.metric(), before.number(), now.number(), same, errors(before, now));
  }

  private static Double errors(Evaluation before, Evaluation now) {
    double combined = Math.hypot(size(before.uncertainty()), size(now.uncertainty()));
    double difference = Math.abs(before.value() - now.value());
    return combined > 0 ? Double.valueOf(difference / combined) : null;
  }

  private static double size(Uncertainty uncertainty) {
    return uncertainty == null ? 0 : uncertainty.value();
  }

  private static ProtocolRecord unversioned(ProtocolRecord protocol) {
    return new ProtocolRecord(
        protocol.featureNetwork(),
        protocol.featureNetworkSha256(),
        protocol.layer(),
        protocol.resize(),
        protocol.quantisation(),
        protocol.truncation(),
        protocol.sampleCount(),
        protocol.reference(),
        protocol.estimator(),
        null);
  }

  /**
   * Returns whether the difference is within the errors of the measurements, and these are known.
   */
  public boolean within() {
    return errors != null && errors < MOST_ERRORS;
  }

  /**
   * Returns whether the metric shows a difference: it has errors, and the difference is outside
   * them.
   */
  public boolean outside() {
    return !same && errors != null && !within();
  }

  /** {@code fid40-tiny: 12.5 ± 0.4, recorded 12.3 ± 0.4 (0.35 combined standard errors)}. */
  public String line() {
    String distance =
        errors == null
            ? "no error is known"
            : String.format(Locale.ROOT, "%.2f combined standard errors", errors);
    return String.format(
        Locale.ROOT,
        "%s: %s, recorded %s (%s)",
        metric,
        replayed,
        recorded,
        same ? "the same bits" : distance);
  }
}
