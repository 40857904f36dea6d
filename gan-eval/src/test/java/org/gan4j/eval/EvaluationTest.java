package org.gan4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  private static final ProtocolRecord.ImageSet TEST =
      new ProtocolRecord.ImageSet("mnist/test", "aa", 10000);

  @TempDir Path folder;

  private static Evaluation fid(
      double value, Uncertainty uncertainty, ProtocolRecord.ImageSet set) {
    ProtocolRecord protocol =
        new ProtocolRecord(
            "mnist-cnn", "ab", "features", "none", "uint8", null, 10000, set, "float64", "0.1.0");
    Samples samples = new Samples("dcgan", "cd", "00001-dcgan", 500L, 1L, "evaluation");
    NoiseFloor floor =
        new NoiseFloor(0.5, null, new ProtocolRecord.ImageSet("mnist/train", "ef", 10000), 7);
    return new Evaluation(
        "fid10k-mnist-cnn", value, uncertainty, floor, Map.of("x", 1.5), samples, protocol);
  }

  @Test
  void anUnknownCountIsInNoName() {
    assertThat(Evaluation.name("fid", 0, "given")).isEqualTo("fid-given");
    assertThat(Evaluation.name("fid", 10000, "given")).isEqualTo("fid10k-given");
  }

  @Test
  void theLineNamesMetricErrorCountAndReference() {
    assertThat(fid(12.3456, new Uncertainty(0.4123, "jackknife"), TEST).line())
        .isEqualTo("fid10k-mnist-cnn: 12.35 ± 0.41 (n = 10000 v mnist/test)");
    assertThat(fid(12.3456, null, null).line()).isEqualTo("fid10k-mnist-cnn: 12.3 (n = 10000)");
  }

  @Test
  void numbersAreRoundedToTwoDigitsOfTheirError() {
    assertThat(Evaluation.format(1234.4, new Uncertainty(56.7, ""))).isEqualTo("1234 ± 57");
    assertThat(Evaluation.format(0.01234, new Uncertainty(0.00056, "")))
        .isEqualTo("0.01234 ± 0.00056");
    assertThat(Evaluation.format(0.0876, null)).isEqualTo("0.0876");
    assertThat(Evaluation.format(0, null)).isEqualTo("0.0");
    assertThat(Evaluation.format(9.25, new Uncertainty(0, ""))).isEqualTo("9.25");
  }

  @Test
  void namesCountThousands() {
    assertThat(Evaluation.name("fid", 10000, "mnist-cnn")).isEqualTo("fid10k-mnist-cnn");
    assertThat(Evaluation.name("is", 500, "mnist-cnn")).isEqualTo("is500-mnist-cnn");
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    Evaluation full = fid(12.25, new Uncertainty(0.5, "jackknife"), TEST);

    Path file = EvaluationFiles.write(run, full);

    assertThat(file).isEqualTo(folder.resolve("eval/fid10k-mnist-cnn.json"));
    assertThat(EvaluationFiles.read(file)).isEqualTo(full);
    EvaluationFiles.write(run, fid(3, null, null));
    assertThat(EvaluationFiles.readAll(run)).containsExactly(fid(3, null, null));
    try (Stream<Path> files = Files.list(run.evaluations())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aRunWithoutEvaluationsHasNone() {
    assertThat(EvaluationFiles.readAll(new RunDirectory(folder))).isEmpty();
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path file = Files.createDirectory(folder.resolve("eval")).resolve("fid.json");
    Files.writeString(file, "{\"metric\": \"fid\", \"value\": 1");

    assertThatThrownBy(() -> EvaluationFiles.readAll(new RunDirectory(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file + ": expected JSON of Evaluation");
    Files.writeString(file, "{\"metric\": \"fid\", \"value\": 1}");
    assertThatThrownBy(() -> EvaluationFiles.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("samples");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(folder.resolve("eval"), "a file where the folder should be");

    assertThatThrownBy(() -> EvaluationFiles.write(new RunDirectory(folder), fid(1, null, null)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("eval: expected a folder, found a file");
  }

  @Test
  void differentProtocolsAreNotCompared() {
    Evaluation first = fid(12, null, TEST);

    assertThat(first.minus(fid(10, null, TEST))).isEqualTo(2);
    assertThatThrownBy(() -> first.minus(fid(10, null, null)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the same protocol");
  }
}
