package org.gan4j.core.data.idx;

import com.google.common.io.CountingInputStream;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.disk.DiskFault;

/**
 * Reads IDX files, the format of MNIST (LeCun, Cortes and Burges): two zero bytes, a type byte (08,
 * unsigned byte, is the one read here), the number of dimensions, each dimension as a big-endian
 * 32-bit integer, then the values, row-major. A file may be packed with gzip; one named {@code .gz}
 * must be.
 *
 * <p>Every method throws {@link InputException}, naming the file, if the file is missing,
 * unreadable, not gzip although named so, damaged, of another type or number of dimensions, shorter
 * than its header says (truncated) or longer.
 */
public final class IdxReader {

  private static final int BUFFER = 1 << 16;
  private static final String REMEDY = "Get a good copy of the file.";

  private IdxReader() {}

  /** Reads a three-dimensional file, {@code train-images-idx3-ubyte.gz}, as grey images. */
  public static Images images(Path file) {
    return read(IdxSource.file(file, REMEDY), 3).images();
  }

  /** Reads a one-dimensional file, {@code train-labels-idx1-ubyte.gz}, as values 0 to 255. */
  public static int[] labels(Path file) {
    return read(IdxSource.file(file, REMEDY), 1).labels(256);
  }

  /**
   * Reads images with their labels.
   *
   * @param name the data set's name, with its split
   * @param classes number of classes; labels are in {@code [0, classes)}
   * @throws InputException also if there is not one label an image, or a label is out of range
   */
  public static Dataset dataset(String name, Path images, Path labels, int classes) {
    return IdxFile.join(
        name,
        read(IdxSource.file(images, REMEDY), 3),
        read(IdxSource.file(labels, REMEDY), 1),
        classes);
  }

  static IdxFile read(IdxSource source, int rank) {
    try (InputStream raw = source.bytes().openStream()) {
      return new IdxParser(source, rank, new CountingInputStream(unpack(source, raw))).parse();
    } catch (NoSuchFileException | FileNotFoundException missing) {
      throw source.wrong("expected an IDX file, found none", missing);
    } catch (IOException failed) {
      throw source.wrong(
          "expected an IDX file, cannot read it (" + DiskFault.reason(failed) + ")", failed);
    }
  }

  private static InputStream unpack(IdxSource source, InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    buffered.mark(2);
    byte[] first = buffered.readNBytes(2);
    buffered.reset();
    if (first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b) {
      return new GZIPInputStream(buffered, BUFFER);
    }
    if (source.place().endsWith(".gz")) {
      throw source.wrong(
          "expected gzip data (first bytes 1f 8b), found "
              + HexFormat.ofDelimiter(" ").formatHex(first));
    }
    return buffered;
  }
}
