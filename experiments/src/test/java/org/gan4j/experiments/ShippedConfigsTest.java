package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.variant.Variant;
import org.gan4j.experiments.config.ConfigReader;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.Variants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedConfigsTest {

  static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("configs"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void isCompleteAndReadsBack(Path config) {
    Experiment experiment = Experiment.read(config, List.of());
    String written = ConfigWriter.write(experiment);
    assertThat(ConfigReader.parse("x", written, Experiment.class, List.of())).isEqualTo(experiment);
    assertThat(Variants.create(experiment.variant())).isInstanceOf(Variant.class);
  }

  @ParameterizedTest
  @MethodSource("configs")
  void itsHeaderSaysPaperCommandAndWhatToExpect(Path config) throws IOException {
    List<String> header =
        Files.readAllLines(config).stream().takeWhile(line -> line.startsWith("#")).toList();
    assertThat(header).anyMatch(line -> line.matches("# (Paper|Network): .*"));
    assertThat(header)
        .anyMatch(line -> line.matches("# Expect: (about \\d+ minutes.*|not run here); .*\\d.*"));
    assertThat(header)
        .anyMatch(
            line -> line.startsWith("# Command: ./gan ") && line.contains("experiments/" + config));
  }
}
