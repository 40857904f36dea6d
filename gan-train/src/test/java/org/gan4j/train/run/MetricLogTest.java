package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.train.StepReport;
import org.gan4j.train.Tiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricLogTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("metrics.jsonl");
  }

  private static StepReport report(long step) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss/generator", 0.75);
    values.put("loss/discriminator", 1.0 / 3);
    return new StepReport(step, 64 * step, 1.23456, 100, values);
  }

  private MetricLog begun(long step) {
    MetricLog log = new MetricLog(file);
    log.started(step, Tiny.plan(100, 10, 100, 50));
    return log;
  }

  private static String line(long step) {
    return String.format(
        Locale.ROOT,
        "{\"step\":%d,\"imagesSeen\":%d,\"seconds\":1.235,\"loss/generator\":0.75,\"loss/discriminator\":0.3333333333333333}\n",
        step,
        64 * step);
  }

  @Test
  void oneLineAReport() throws IOException {
    MetricLog log = begun(0);
    log.reported(report(10));
    log.reported(report(20));
    assertThat(file).hasContent(line(10) + line(20));
  }

  @Test
  void resumingCutsItBackSoThatNoStepComesTwice() throws IOException {
    MetricLog log = begun(0);
    for (int step = 10; step <= 40; step += 10) {
      log.reported(report(step));
    }
    MetricLog resumed = begun(20);
    assertThat(Files.readString(file)).isEqualTo(line(10) + line(20));
    resumed.reported(report(30));
    assertThat(Files.readString(file)).isEqualTo(line(10) + line(20) + line(30));
  }

  /** Where a killed process left a line: in its number, in a name, before its end. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 40, 100})
  void aHalfWrittenLineIsDropped(int length) throws IOException {
    begun(0).reported(report(10));
    Files.writeString(file, line(20).substring(0, length), StandardOpenOption.APPEND);
    begun(50).reported(report(60));
    assertThat(Files.readString(file)).isEqualTo(line(10) + line(60));
  }

  @Test
  void aLineThatLacksOnlyItsEndIsKept() throws IOException {
    Files.writeString(file, line(10).stripTrailing());
    begun(50).reported(report(60));
    assertThat(Files.readString(file)).isEqualTo(line(10) + line(60));
  }

  @Test
  void cuttingItBackLeavesNothingElse() throws IOException {
    begun(0).reported(report(10));
    begun(0);
    assertThat(file).isEmptyFile();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
