package org.gan4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricCurvesTest {

  @TempDir Path folder;

  private MetricCurves log(String... lines) throws IOException {
    return MetricCurves.read(Files.write(folder.resolve("metrics.jsonl"), List.of(lines)));
  }

  @Test
  void seriesAreGroupedByWhatComesBeforeTheSlash() throws IOException {
    MetricCurves log =
        log(
            "{\"step\":10,\"imagesSeen\":640,\"seconds\":1.5,\"loss/generator\":1,\"loss/discriminator\":2,\"score/real\":0.5}",
            "{\"step\":20,\"imagesSeen\":1280,\"seconds\":3,\"loss/generator\":3,\"loss/discriminator\":4,\"score/real\":0.6}");

    assertThat(log.groups().keySet()).containsExactly("loss", "score");
    Series generator = log.groups().get("loss").get(1);
    assertThat(generator.name()).isEqualTo("generator");
    assertThat(generator.steps()).containsExactly(10, 20);
    assertThat(generator.values()).containsExactly(1, 3);
    assertThat(log.lastStep()).isEqualTo(20);
    assertThat(log.last("imagesSeen")).isEqualTo(1280);
    assertThat(log.last("nothing")).isNaN();
  }

  @Test
  void aStepLoggedAgainAfterAResumeCountsAsLoggedLast() throws IOException {
    MetricCurves log =
        log(
            "{\"step\":10,\"loss/g\":1}",
            "{\"step\":20,\"loss/g\":2}",
            "{\"step\":20,\"loss/g\":5}");

    assertThat(log.groups().get("loss").get(0).values()).containsExactly(1, 5);
  }

  @Test
  void secondsOfAllProcessesAreAdded() throws IOException {
    MetricCurves log =
        log(
            "{\"step\":10,\"seconds\":4}",
            "{\"step\":20,\"seconds\":9}",
            "{\"step\":30,\"seconds\":2}",
            "{\"step\":40,\"seconds\":5}");

    assertThat(log.elapsedSeconds()).isEqualTo(14);
  }

  @Test
  void nonFiniteValuesAreKeptAsSuch() throws IOException {
    MetricCurves log =
        log(
            "{\"step\":1,\"loss/g\":NaN}",
            "{\"step\":2,\"loss/g\":\"Infinity\"}",
            "{\"step\":3,\"loss/g\":null}",
            "{\"step\":4,\"loss/g\":-Infinity}",
            "{\"step\":5,\"loss/g\":7}",
            "{\"step\":6,\"loss/g\":NaN}");
    Series series = log.groups().get("loss").get(0);

    assertThat(series.nonFinite()).isEqualTo(5);
    assertThat(series.last()).isEqualTo(7);
  }

  @Test
  void damagedLinesAreCountedAndSkipped() throws IOException {
    MetricCurves log =
        log("{\"step\":1,\"loss/g\":1}", "", "[1]", "{\"loss/g\":1}", "{\"step\":2,");

    assertThat(log.damagedLines()).isEqualTo(3);
    assertThat(log.lastStep()).isEqualTo(1);
  }

  @Test
  void aMissingFileIsAnEmptyLog() {
    assertThat(MetricCurves.read(folder.resolve("metrics.jsonl")).isEmpty()).isTrue();
  }
}
