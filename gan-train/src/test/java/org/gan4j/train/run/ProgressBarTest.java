package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gan4j.train.StepReport;
import org.gan4j.train.Tiny;
import org.gan4j.train.TrainingListener;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  @Test
  void theBarEndsWithStepsSpeedAndLosses() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    TrainingListener bar = Progress.to(new PrintStream(shown, true, StandardCharsets.UTF_8), true);
    bar.started(0, Tiny.plan(2, 1, 2, 2));
    bar.stepped(1);
    bar.reported(new StepReport(1, 64, 0.1, 842, Map.of("loss/generator", 0.5)));
    bar.stepped(2);
    bar.ended(2);
    String last = shown.toString(StandardCharsets.UTF_8).replaceAll("(?s).*\\r(?=.)", "");
    assertThat(last)
        .startsWith("train 100% [=")
        .contains("  2/2  0:00 left  ", " images/s  generator 0.5");
  }
}
