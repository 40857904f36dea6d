package org.gan4j.eval.internal.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files were written by numpy 2.4.6, see numpy_files.py. */
final class NpzStatisticsTest {

  private static final double[] MEAN = {0.5, -1.25};
  private static final double[] COVARIANCE = {2, 0.25, 0.25, 1};

  @TempDir private Path folder;

  private void refused(double[] covariance, String problem) {
    Path file = folder.resolve("a.npz");
    new NpzStatistics(MEAN, covariance).write(file);
    refused(file, problem);
  }

  private static void refused(Path file, String problem) {
    assertThatThrownBy(() -> NpzStatistics.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"statistics.npz", "statistics-float32.npz"})
  void statisticsOfNumpyAreRead(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), NumpyFiles.bytes(name));
    NpzStatistics moments = NpzStatistics.read(file);
    assertThat(moments.mean()).containsExactly(MEAN);
    assertThat(moments.covariance()).containsExactly(COVARIANCE);
  }

  @Test
  void whatIsWrittenIsReadBackAndTheSameBytesEveryTime() throws IOException {
    Path first = folder.resolve("first.npz");
    Path second = folder.resolve("second.npz");
    new NpzStatistics(MEAN, COVARIANCE).write(first);
    NpzStatistics.read(first).write(second);
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(NpzStatistics.read(second).covariance()).containsExactly(COVARIANCE);
  }

  @Test
  void numbersThatCannotBeStatisticsAreRefused() {
    refused(new double[] {2, 0.25, Double.NaN, 1}, "sigma.npy: expected finite numbers, found NaN");
    refused(new double[] {2, 0.25, 0.25, -1}, "expected variances, found -1.0 at 1");
    refused(new double[] {2, 0.25, 0.5, 1}, "expected a symmetric matrix, found 0.5 and 0.25");
  }

  @Test
  void arraysOfOtherNamesOrShapesAreRefused() {
    Path file = folder.resolve("b.npz");
    Map<String, NpyValues> arrays = new LinkedHashMap<>();
    arrays.put("mu", NpyValues.of(new double[] {1, 2}, 2));
    NpzFile.write(file, arrays);
    refused(file, "expected an array 'sigma', found only mu");
    arrays.put("sigma", NpyValues.of(new double[] {1, 2}, 2));
    NpzFile.write(file, arrays);
    refused(file, "expected shape [2, 2] as mu has 2 features, found [2]");
  }

  @Test
  void aFlippedBitIsFound() throws IOException {
    Path file = folder.resolve("c.npz");
    byte[] bytes = NumpyFiles.bytes("statistics.npz");
    for (int position : new int[] {190, 400}) {
      byte[] damaged = Arrays.copyOf(bytes, bytes.length);
      damaged[position] ^= 1;
      refused(Files.write(file, damaged), "found a wrong checksum");
    }
    refused(Files.write(file, Arrays.copyOf(bytes, 100)), "expected a zip archive");
  }
}
