package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.gan4j.train.StepReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataWaitTextTest {

  @TempDir Path folder;

  private static StepReport report(OptionalDouble waited) {
    return new StepReport(5, 320, 20, 16, Map.of("loss/generator", 0.5), waited);
  }

  @Test
  void aShareIsShownWhereImagesAreStreamed() {
    assertThat(ReportText.losses(report(OptionalDouble.of(0.06))))
        .containsExactly("generator 0.500", "data wait 0.3 %");
    assertThat(ReportText.of(report(OptionalDouble.of(5)), 16))
        .isEqualTo("16 images/s  data wait 25.0 %  loss/generator 0.500");
    assertThat(ReportText.of(report(OptionalDouble.empty()), 16))
        .isEqualTo("16 images/s  loss/generator 0.500");
  }

  @Test
  void theLogHasTheSeconds() throws Exception {
    Path file = folder.resolve("metrics.jsonl");
    MetricLog log = new MetricLog(file);
    log.started(
        0,
        new org.gan4j.train.TrainingPlan(
            9, new org.gan4j.train.LearningRateSchedule.Constant(), 1, 9, 9));
    log.reported(report(OptionalDouble.of(0.06)));
    log.reported(report(OptionalDouble.empty()));
    assertThat(Files.readAllLines(file).get(0))
        .isEqualTo(
            "{\"step\":5,\"imagesSeen\":320,\"seconds\":20.0,\"dataWait\":0.06,"
                + "\"loss/generator\":0.5}");
    assertThat(Files.readAllLines(file).get(1)).doesNotContain("dataWait");
  }
}
