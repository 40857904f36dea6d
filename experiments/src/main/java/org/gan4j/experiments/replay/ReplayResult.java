package org.gan4j.experiments.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The result of a replay, and the content of {@code replay.json}.
 *
 * @param of name of the run that was repeated
 * @param verdict verdict in one word
 * @param step last step that was repeated
 * @param steps last step that is recorded
 * @param bits states and reports
 * @param metrics metrics of the last step; empty where it was not reached or not measured
 * @param warnings what differs from the recording: versions, machine, config
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayResult(
    String of,
    ReplayVerdict verdict,
    long step,
    long steps,
    BitComparison bits,
    List<MetricDifference> metrics,
    List<String> warnings) {

  /** Judges a replay. */
  public ReplayResult(
      String of,
      long step,
      long steps,
      BitComparison bits,
      List<MetricDifference> metrics,
      List<String> warnings) {
    this(of, ReplayVerdict.of(bits, metrics), step, steps, bits, metrics, warnings);
  }

  /** Returns one line for each metric with other bits, and the verdict as the last line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    metrics.stream().filter(metric -> !metric.same()).forEach(metric -> lines.add(metric.line()));
    lines.add(verdictLine());
    return lines;
  }

  /** The verdict with its grounds, in one line. */
  public String verdictLine() {
    String reached = step < steps ? " up to step " + step + " of " + steps : "";
    return switch (verdict) {
      case IDENTICAL -> verdict + reached + ": " + extent() + " of " + of;
      case STATISTICALLY_EQUAL -> verdict + ": " + farthest() + "; " + training();
      case DIFFERENT -> verdict + ": " + training() + (outside().isEmpty() ? "" : "; " + outside());
    };
  }

  private String extent() {
    return bits.extent() + (metrics.isEmpty() ? "" : ", " + metrics.size() + " metrics");
  }

  private String training() {
    return bits.identical()
        ? "the training is identical to the bit, " + bits.extent()
        : bits.describe();
  }

  private String farthest() {
    return metrics.stream()
        .filter(metric -> metric.errors() != null)
        .max(Comparator.comparingDouble(MetricDifference::errors))
        .map(
            far ->
                String.format(
                    Locale.ROOT,
                    "of %d metrics the farthest is %s, %s against %s, %.2f combined standard errors",
                    metrics.size(),
                    far.metric(),
                    far.replayed(),
                    far.recorded(),
                    far.errors()))
        .orElseThrow();
  }

  private String outside() {
    return String.join(
        "; ",
        metrics.stream().filter(MetricDifference::outside).map(MetricDifference::line).toList());
  }
}
