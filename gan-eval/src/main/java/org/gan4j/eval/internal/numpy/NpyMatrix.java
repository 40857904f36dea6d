package org.gan4j.eval.internal.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;

/** Writes a matrix of float32, {@code [n, d]}, row by row: it need not fit in memory. */
public final class NpyMatrix {

  private final OutputStream file;
  private final long values;
  private long written;

  private NpyMatrix(OutputStream file, long values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Writes or replaces an {@code .npy} file.
   *
   * @param count rows, n
   * @param size columns, d
   * @param writer is handed the matrix to {@link #append} exactly n rows to
   * @throws InputException if it cannot be written; what was there before stays, as it does if the
   *     writer throws
   * @throws IllegalStateException if the writer appends fewer or more rows
   */
  public static void write(Path file, int count, int size, Consumer<NpyMatrix> writer) {
    AtomicFile.write(
        file,
        stream -> {
          stream.write(NpyHeader.write(NpyType.FLOAT32, List.of(count, size)));
          NpyMatrix matrix = new NpyMatrix(stream, (long) count * size);
          try {
            writer.accept(matrix);
          } catch (UncheckedIOException failed) {
            throw failed.getCause();
          }
          matrix.check(matrix.written == matrix.values);
        });
  }

  /** Appends rows, {@code [k, d]}, row-major. */
  public void append(float[] rows) {
    written += rows.length;
    check(written <= values);
    try {
      file.write(NpyValues.of(rows, rows.length).data());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void check(boolean fits) {
    if (!fits) {
      throw new IllegalStateException("expected " + values + " values, found " + written);
    }
  }
}
