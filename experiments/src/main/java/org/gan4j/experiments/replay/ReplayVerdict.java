package org.gan4j.experiments.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The verdict of a replay. */
public enum ReplayVerdict {
  /** All states, reports and metrics that were compared are equal bit by bit. */
  @JsonProperty("identical to the bit")
  IDENTICAL("identical to the bit"),
  /** Bits differ, and every final metric with a known error is within it. */
  @JsonProperty("statistically equal")
  STATISTICALLY_EQUAL("statistically equal"),
  /** Anything else. */
  @JsonProperty("different")
  DIFFERENT("different");

  private final String words;

  ReplayVerdict(String words) {
    this.words = words;
  }

  /**
   * Judges.
   *
   * @param metrics metrics of the last step; none if it was not reached or measured
   */
  public static ReplayVerdict of(BitComparison bits, List<MetricDifference> metrics) {
    if (bits.identical() && metrics.stream().allMatch(MetricDifference::same)) {
      return IDENTICAL;
    }
    boolean equal =
        metrics.stream().anyMatch(MetricDifference::within)
            && metrics.stream().noneMatch(MetricDifference::outside);
    return equal ? STATISTICALLY_EQUAL : DIFFERENT;
  }

  @Override
  public String toString() {
    return words;
  }
}
