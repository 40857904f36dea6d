package org.gan4j.experiments.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.eval.Uncertainty;
import org.junit.jupiter.api.Test;

class ReplayVerdictTest {

  private static final BitComparison SAME = new BitComparison(2, 3, null, null, 40);
  private static final BitComparison OTHER =
      new BitComparison(2, 3, new BitComparison.StateDifference(20, List.of("z"), 2), null, 0);

  private static Evaluation fid(double value, Uncertainty uncertainty, int n, String version) {
    return new Evaluation(
        "fid",
        value,
        uncertainty,
        null,
        Map.of("a", value),
        new Samples("run", "00", "run", 40L, 1L, "s"),
        new ProtocolRecord(
            "net", "ff", "pool", "none", "uint8", null, n, null, "frechet", version));
  }

  private static List<MetricDifference> compared(double before, double now, double error) {
    var uncertainty = new Uncertainty(error, "standard error");
    return MetricDifference.of(
        List.of(fid(before, uncertainty, 10, "1")), List.of(fid(now, uncertainty, 10, "1")));
  }

  private static ReplayResult result(BitComparison bits, List<MetricDifference> metrics) {
    return new ReplayResult("run", 40, 40, bits, metrics, List.of());
  }

  @Test
  void equalBitsAndEqualMetricsAreIdentical() {
    assertThat(result(SAME, List.of()).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
    assertThat(result(SAME, compared(12, 12, 0.3)).verdictLine())
        .isEqualTo("identical to the bit: 2 states and 3 reports, 1 metrics of run");
  }

  /** |12.0 - 12.5| / sqrt(0.3^2 + 0.4^2) = 1: within two; 13.1 is 2.2 away. */
  @Test
  void otherBitsWithinTwoCombinedErrorsAreStatisticallyEqual() {
    var within =
        MetricDifference.of(
            List.of(fid(12.0, new Uncertainty(0.3, "s"), 10, "1")),
            List.of(fid(12.5, new Uncertainty(0.4, "s"), 10, "1")));
    assertThat(within.get(0).errors()).isEqualTo(1.0);
    assertThat(result(OTHER, within).verdict()).isEqualTo(ReplayVerdict.STATISTICALLY_EQUAL);
    assertThat(result(OTHER, within).verdictLine())
        .isEqualTo(
            "statistically equal: of 1 metrics the farthest is fid, 12.50 ± 0.40 against 12.00 ±"
                + " 0.30, 1.00 combined standard errors; the state of step 20 is the first to"
                + " differ, in 1 of 2 tensors: z; the difference began after step 0 and by step"
                + " 20");
    var outside =
        MetricDifference.of(
            List.of(fid(12.0, new Uncertainty(0.3, "s"), 10, "1")),
            List.of(fid(13.1, new Uncertainty(0.4, "s"), 10, "1")));
    assertThat(result(OTHER, outside).verdict()).isEqualTo(ReplayVerdict.DIFFERENT);
    assertThat(result(OTHER, outside).verdictLine())
        .endsWith("; fid: 13.10 ± 0.40, recorded 12.00 ± 0.30 (2.20 combined standard errors)");
  }

  @Test
  void equalTrainingWithOtherMetricsIsNotIdentical() {
    assertThat(result(SAME, compared(12, 12.1, 0.3)).verdict())
        .isEqualTo(ReplayVerdict.STATISTICALLY_EQUAL);
    assertThat(result(SAME, compared(12, 20, 0.3)).verdictLine())
        .startsWith("different: the training is identical to the bit, 2 states and 3 reports; fid");
  }

  @Test
  void otherBitsWithoutMetricsOrErrorsAreDifferent() {
    assertThat(result(OTHER, List.of()).verdict()).isEqualTo(ReplayVerdict.DIFFERENT);
    var without =
        MetricDifference.of(List.of(fid(12, null, 10, "1")), List.of(fid(12, null, 10, "1")));
    assertThat(without.get(0).same()).isTrue();
    assertThat(result(OTHER, without).verdict()).isEqualTo(ReplayVerdict.DIFFERENT);
  }

  @Test
  void anotherProtocolIsNotComparedAnotherVersionIs() {
    var before = List.of(fid(12, null, 10, "1"));
    assertThat(MetricDifference.of(before, List.of(fid(12, null, 20, "1")))).isEmpty();
    assertThat(MetricDifference.of(before, List.of(fid(12, null, 10, "2")))).hasSize(1);
  }
}
