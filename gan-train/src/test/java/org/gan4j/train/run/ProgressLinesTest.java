package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.train.StepReport;
import org.gan4j.train.Tiny;
import org.gan4j.train.TrainingListener;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final TrainingListener progress =
      Progress.to(new PrintStream(shown, true, StandardCharsets.UTF_8), false);

  private void report(long step, double seconds) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss/discriminator", 0.61234);
    values.put("loss/generator", 12.3456);
    progress.reported(new StepReport(step, 64 * step, seconds, 841.6, values));
  }

  private String[] lines() {
    return shown.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
  }

  @Test
  void aLineSaysStepSpeedLossesAndTimeLeft() {
    progress.started(0, Tiny.plan(1000, 50, 100, 100));
    report(50, 10);
    assertThat(lines())
        .containsExactly(
            "step 50/1000  842 images/s  loss/discriminator 0.612  loss/generator 12.3  3:10"
                + " left");
  }

  @Test
  void timeLeftCountsFromWhereTheRunWasResumed() {
    progress.started(900, Tiny.plan(1000, 50, 100, 100));
    report(950, 4000);
    assertThat(lines()[0]).endsWith("  1:06:40 left");
  }

  @Test
  void halfAMinuteLiesBetweenLinesButTheLastIsAlwaysShown() {
    progress.started(0, Tiny.plan(200, 50, 100, 100));
    report(50, 10);
    report(100, 39);
    report(150, 40);
    report(200, 41);
    assertThat(lines()).hasSize(3);
    assertThat(lines()[1]).startsWith("step 150/200");
    assertThat(lines()[2]).startsWith("step 200/200").endsWith("  0:00 left");
  }

  @Test
  void theSpeedIsThatSinceTheLineBefore() {
    progress.started(0, Tiny.plan(1000, 50, 100, 100));
    report(50, 10);
    report(100, 50);
    assertThat(lines()[1]).startsWith("step 100/1000  80 images/s  ");
  }
}
