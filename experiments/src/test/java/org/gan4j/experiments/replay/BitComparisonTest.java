package org.gan4j.experiments.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gan4j.train.checkpoint.Fingerprint;
import org.junit.jupiter.api.Test;

class BitComparisonTest {

  private static Fingerprint state(long step, String... hashes) {
    Map<String, String> tensors = new LinkedHashMap<>();
    for (int i = 0; i < hashes.length; i++) {
      tensors.put("zyxwvu".substring(i, i + 1), hashes[i]);
    }
    return new Fingerprint(step, String.join("", hashes), tensors);
  }

  private static SortedMap<Long, Fingerprint> states(Fingerprint... all) {
    SortedMap<Long, Fingerprint> states = new TreeMap<>();
    List.of(all).forEach(one -> states.put(one.step(), one));
    return states;
  }

  private static SortedMap<Long, SortedMap<String, String>> reports(Object... stepsAndValues) {
    SortedMap<Long, SortedMap<String, String>> reports = new TreeMap<>();
    for (int i = 0; i < stepsAndValues.length; i += 2) {
      reports.put(
          ((Integer) stepsAndValues[i]).longValue(),
          new TreeMap<>(Map.of("loss/a", (String) stepsAndValues[i + 1])));
    }
    return reports;
  }

  private static final RecordedRun RUN =
      new RecordedRun(
          "run",
          "",
          Optional.empty(),
          states(state(0, "1", "2"), state(20, "3", "4"), state(40, "5", "6")),
          reports(10, "0.1", 20, "0.2", 30, "0.3", 40, "0.4"),
          List.of());

  @Test
  void equalRunsAreIdentical() {
    BitComparison same = BitComparison.between(RUN, RUN.states(), RUN.reports(), 40);
    assertThat(same.identical()).isTrue();
    assertThat(same.extent()).isEqualTo("3 states and 4 reports");
    assertThat(same.lastSame()).isEqualTo(40);
  }

  @Test
  void theFirstOfSeveralDifferencesIsNamedWithItsTensorsInTheirOrder() {
    var states = states(state(0, "1", "2"), state(20, "9", "9"), state(40, "9", "6"));
    var reports = reports(10, "0.1", 20, "0.25", 30, "0.35", 40, "0.4");
    BitComparison found = BitComparison.between(RUN, states, reports, 40);
    assertThat(found.state())
        .isEqualTo(new BitComparison.StateDifference(20, List.of("z", "y"), 2));
    assertThat(found.report())
        .isEqualTo(new BitComparison.ReportDifference(20, "loss/a", "0.2", "0.25"));
    assertThat(found.describe())
        .isEqualTo(
            "the report of step 20 is the first to differ, in loss/a: 0.25, recorded 0.2; the"
                + " state of step 20 is the first to differ, in 2 of 2 tensors: z, y; the"
                + " difference began after step 0 and by step 20");
  }

  @Test
  void aReportBetweenTwoStatesNarrowsThePlace() {
    var states = states(state(0, "1", "2"), state(20, "3", "4"), state(40, "5", "7"));
    var reports = reports(10, "0.1", 20, "0.2", 30, "0.35", 40, "0.4");
    assertThat(BitComparison.between(RUN, states, reports, 40).describe())
        .endsWith("in 1 of 2 tensors: y; the difference began after step 20 and by step 30");
  }

  @Test
  void whatComesAfterTheLastStepDoesNotCount() {
    var states = states(state(0, "1", "2"), state(20, "3", "4"), state(40, "9", "9"));
    BitComparison until = BitComparison.between(RUN, states, RUN.reports(), 39);
    assertThat(until.identical()).isTrue();
    assertThat(until.extent()).isEqualTo("2 states and 3 reports");
  }

  @Test
  void aValueThatIsNoLongerReportedIsADifference() {
    var reports = reports(10, "0.1");
    reports.put(20L, new TreeMap<>(Map.of("loss/b", "0.2")));
    assertThat(BitComparison.between(RUN, RUN.states(), reports, 40).report())
        .isEqualTo(new BitComparison.ReportDifference(20, "loss/a", "0.2", "nothing"));
  }

  @Test
  void aValueThatAThinnedLogLacksIsNone() {
    var reports = reports(10, "0.1");
    reports.get(10L).put("fid2k/held-out", "3.25");
    assertThat(BitComparison.between(RUN, RUN.states(), reports, 40).identical()).isTrue();
  }

  @Test
  void aTensorThatIsMissingIsADifference() {
    var states = states(state(0, "1"));
    assertThat(BitComparison.between(RUN, states, RUN.reports(), 40).state().tensors())
        .containsExactly("y");
  }
}
