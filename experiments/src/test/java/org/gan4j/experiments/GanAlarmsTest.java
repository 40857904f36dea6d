package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code gan alarms}. */
final class GanAlarmsTest extends GanCalls {

  @Test
  void alarmsPrintsALineEach() {
    assertThat(gan("alarms", "00001-toy", "--runs", runs)).isZero();
    assertThat(workbench.calls).containsExactly("alarms 00001-toy Optional.empty");
    assertThat(out.toString().strip()).isEqualTo("no alarm in 0 lines of metrics");
  }

  @Test
  void alarmsTakesOtherThresholds() {
    assertThat(gan("alarms", "00001-toy", "--runs", runs, "--set", "alarms.saturation.reports=3"))
        .isZero();
    assertThat(workbench.calls.get(0)).contains("reports=Optional[3]");
  }

  @Test
  void anUnknownAlarmIsAnsweredWithTheKnownOnes() {
    assertRefused(
        gan("alarms", "00001-toy", "--runs", runs, "--set", "alarms.diversitty.least=0.1"),
        "--set alarms.diversitty.least: expected one of the keys saturation, gradients, diversity,"
            + " classes, recall, found \"diversitty\". Did you mean 'diversity'?");
  }
}
