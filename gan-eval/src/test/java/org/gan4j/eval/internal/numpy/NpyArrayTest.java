package org.gan4j.eval.internal.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files were written by numpy 2.4.6, see numpy_files.py. */
final class NpyArrayTest {

  @TempDir private Path folder;

  private Path file(String name) throws IOException {
    Path copy = folder.resolve(name);
    Files.write(copy, NumpyFiles.bytes(name));
    return copy;
  }

  private Path headed(String header, int dataBytes) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[10 + text.length + dataBytes];
    System.arraycopy(NpyHeader.MAGIC, 0, bytes, 0, 6);
    bytes[6] = 1;
    bytes[8] = (byte) text.length;
    System.arraycopy(text, 0, bytes, 10, text.length);
    return Files.write(folder.resolve("a.npy"), bytes);
  }

  private static void refused(Path file, String problem) {
    assertThatThrownBy(() -> NpyArray.open(file).close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float64.npy",
        "float32.npy",
        "big-endian.npy",
        "fortran.npy",
        "version-2.npy",
        "version-3.npy"
      })
  void matricesOfEveryOrderAndVersionAreReadRowMajor(String name) throws IOException {
    try (NpyArray array = NpyArray.open(file(name))) {
      assertThat(array.shape()).containsExactly(2, 3);
      assertThat(array.doubles()).containsExactly(0, 0.25, 0.5, 0.75, 1, 1.25);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"float64.npy", "float32.npy", "big-endian.npy"})
  void rowsAreReadWhereTheyAre(String name) throws IOException {
    try (NpyArray array = NpyArray.open(file(name))) {
      assertThat(array.rows(1, 1)).containsExactly(0.75, 1, 1.25);
      assertThat(array.rows(0, 2)).hasSize(6);
      assertThatThrownBy(() -> array.rows(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void rowsOfFortransOrderAreRefused() throws IOException {
    try (NpyArray array = NpyArray.open(file("fortran.npy"))) {
      assertThatThrownBy(() -> array.rows(0, 1))
          .isInstanceOf(InputException.class)
          .hasMessageEndingWith(
              "expected an array in row-major order, found Fortran's. Save"
                  + " numpy.ascontiguousarray of it.");
    }
  }

  @Test
  void threeDimensionsOfFortransOrderAreTransposed() throws IOException {
    try (NpyArray array = NpyArray.open(file("fortran-3d.npy"))) {
      assertThat(array.shape()).containsExactly(2, 3, 4);
      int[] values = array.ints();
      for (int k = 0; k < 24; k++) {
        assertThat(values[k]).isEqualTo(k);
      }
    }
  }

  @Test
  void bytesAreUnsignedAndSingleNumbersHaveNoShape() throws IOException {
    try (NpyArray bytes = NpyArray.open(file("uint8.npy"));
        NpyArray scalar = NpyArray.open(file("scalar.npy"))) {
      assertThat(bytes.ints()).containsExactly(250, 251, 252, 253, 254, 255);
      assertThat(bytes.bytes(4, 2)).containsExactly((byte) 254, (byte) 255);
      assertThat(scalar.shape()).isEmpty();
      assertThat(scalar.doubles()).containsExactly(2.5);
    }
  }

  @Test
  void labelsThatDoNotFitAreRefused() throws IOException {
    try (NpyArray array = NpyArray.open(file("int64.npy"))) {
      assertThatThrownBy(array::ints)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("expected numbers that fit 32 bits, found 2147483648");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "objects.npy, found Python objects",
    "structured.npy, found a structured type",
    "half.npy, found type 'f2'"
  })
  void otherTypesAreRefused(String name, String problem) throws IOException {
    refused(file(name), problem);
  }

  @Test
  void aHeaderThatLiesAboutItsShapeIsRefused() throws IOException {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%s), }\n";
    refused(
        headed(String.format(Locale.ROOT, header, "3,"), 16),
        "expected 24 bytes of numbers for shape [3] of");
    refused(headed(String.format(Locale.ROOT, header, "1,"), 16), "expected 8 bytes");
    refused(
        headed(String.format(Locale.ROOT, header, "2147483647, 2147483647, 16"), 16),
        "that fits a file");
    refused(headed(String.format(Locale.ROOT, header, "99999999999,"), 16), "found 99999999999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f8', 'fortran_order': False, }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'shape': (2,), }",
        "{'descr': '<f8', 'fortran_order': 1, 'shape': (2,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2 3), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,,1), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': 2, }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': '', }",
        "{'descr': 'f8', 'fortran_order': False, 'shape': (2,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'x': 1}",
        "os.system('x')"
      })
  void aMalformedHeaderIsRefused(String header) throws IOException {
    refused(headed(header, 16), "expected a header {'descr'");
  }

  @Test
  void aHeaderThatEndsEarlyOrIsOfAnotherVersionIsRefused() throws IOException {
    byte[] whole = NumpyFiles.bytes("float64.npy");
    for (int length : List.of(0, 7, 9, 50)) {
      refused(
          Files.write(folder.resolve("cut.npy"), java.util.Arrays.copyOf(whole, length)),
          "expected");
    }
    whole[6] = 4;
    refused(
        Files.write(folder.resolve("b.npy"), whole), "version 1, 2 or 3 of the format, found 4");
    refused(folder.resolve("none.npy"), "cannot read it");
  }

  @Test
  void whatIsWrittenIsWhatNumpyWrites() throws IOException {
    double[] values = {0, 0.25, 0.5, 0.75, 1, 1.25};
    NpyValues.of(values, 2, 3).write(folder.resolve("out.npy"));
    assertThat(folder.resolve("out.npy")).hasBinaryContent(NumpyFiles.bytes("float64.npy"));
    NpyMatrix.write(
        folder.resolve("rows.npy"),
        2,
        3,
        matrix -> {
          matrix.append(new float[] {0, 0.25f, 0.5f});
          matrix.append(new float[] {0.75f, 1, 1.25f});
        });
    assertThat(folder.resolve("rows.npy")).hasBinaryContent(NumpyFiles.bytes("float32.npy"));
  }

  @Test
  void aMatrixOfTooFewRowsIsNotWritten() {
    Path file = folder.resolve("rows.npy");
    assertThatThrownBy(
            () -> NpyMatrix.write(file, 2, 3, matrix -> matrix.append(new float[] {1, 2, 3})))
        .isInstanceOf(IllegalStateException.class);
    assertThat(folder).isEmptyDirectory();
  }
}
