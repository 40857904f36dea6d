package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code gan alarms}. */
final class GanAlarmsTest extends GanCalls {

  private Path metrics() {
    return runs.resolve("00001-toy/metrics.jsonl");
  }

  /** The discriminator is sure of all images in each of three reports; ten are an alarm. */
  private void writeThreeSaturatedReports() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int step = 10; step <= 30; step += 10) {
      log.append("{\"step\":" + step + ",\"score/real\":1.0,\"score/fake\":0.0}\n");
    }
    Files.writeString(metrics(), log);
  }

  @Test
  void aRunWithoutAnAlarmSaysHowManyLinesItHas() throws IOException {
    writeThreeSaturatedReports();
    assertThat(gan("alarms", "00001-toy", "--runs", runs)).isZero();
    assertThat(out.toString().strip()).isEqualTo("no alarm in 3 lines of metrics");
  }

  @Test
  void alarmsTakesOtherThresholdsAndPrintsALineEach() throws IOException {
    writeThreeSaturatedReports();
    assertThat(gan("alarms", "00001-toy", "--runs", runs, "--set", "alarms.saturation.reports=3"))
        .isZero();
    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .contains("step 30", "sure of every image for 3 reports");
  }

  @Test
  void aRunWithoutMetricsIsRefused() {
    assertRefused(
        gan("alarms", "00001-toy", "--runs", runs),
        metrics()
            + ": expected the metrics of a run, found none. Train it first: gan resume "
            + runs.resolve("00001-toy")
            + ".");
  }

  @Test
  void anUnknownAlarmIsAnsweredWithTheKnownOnes() {
    assertRefused(
        gan("alarms", "00001-toy", "--runs", runs, "--set", "alarms.diversitty.least=0.1"),
        "--set alarms.diversitty.least: expected one of the keys saturation, gradients, diversity,"
            + " classes, recall, found \"diversitty\". Did you mean 'diversity'?");
  }
}
