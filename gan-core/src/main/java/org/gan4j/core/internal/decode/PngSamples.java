package org.gan4j.core.internal.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.decode.PngChunks.Chunk;

/**
 * The samples of a PNG file as they are coded, with the filters undone (PNG specification, 7 to
 * 10). What colours they stand for is the reader's to say.
 *
 * @param header the file's
 * @param passes the parts of the image, in the order of the rows
 * @param rows of one pass after the other, each behind one byte that does not count
 * @param palette 256 colours, RGB; empty where there is none
 */
record PngSamples(PngHeader header, List<PngPass> passes, byte[] rows, byte[] palette) {

  private static final int PLTE = 0x504C5445;
  private static final int IDAT = 0x49444154;

  /** Deflate makes at most 258 bytes of two bits. */
  private static final long MOST_INFLATED = 1032;

  /**
   * Decodes a file.
   *
   * @param place the file, for the error
   * @param png all of it, from its signature on
   * @throws InputException if it is damaged or cut off, by its checksums and its compressed data,
   *     or larger than {@link ImageLimits}
   */
  static PngSamples decode(String place, byte[] png) {
    PngHeader header = PngHeader.read(place, png);
    List<Chunk> chunks = PngChunks.of(place, png);
    List<PngPass> passes = PngPass.of(header);
    int size = passes.stream().mapToInt(pass -> pass.bytes(header)).sum();
    requireEnoughData(place, chunks, size);
    byte[] rows = new byte[size];
    inflate(place, png, chunks, rows);
    int from = 0;
    for (PngPass pass : passes) {
      unfilter(place, header, pass, rows, from);
      from += pass.bytes(header);
    }
    byte[] palette = header.isPalette() ? palette(place, png, chunks) : new byte[0];
    return new PngSamples(header, passes, rows, palette);
  }

  /** A short file cannot ask for much memory. */
  private static void requireEnoughData(String place, List<Chunk> chunks, int size) {
    long packed =
        chunks.stream().filter(chunk -> chunk.type() == IDAT).mapToLong(Chunk::length).sum();
    if (size > MOST_INFLATED * packed) {
      throw ImageDecoder.damaged(place, "PNG data that are too short for its size");
    }
  }

  private static byte[] palette(String place, byte[] png, List<Chunk> chunks) {
    Chunk chunk =
        chunks.stream()
            .filter(candidate -> candidate.type() == PLTE)
            .findFirst()
            .orElseThrow(() -> ImageDecoder.damaged(place, "PNG without its palette"));
    byte[] colours = Arrays.copyOfRange(png, chunk.offset(), chunk.offset() + chunk.length());
    return Arrays.copyOf(colours, 3 * 256);
  }

  private static void inflate(String place, byte[] png, List<Chunk> chunks, byte[] rows) {
    Inflater inflater = new Inflater();
    int done = 0;
    try {
      for (Chunk chunk : chunks) {
        if (chunk.type() == IDAT) {
          inflater.setInput(png, chunk.offset(), chunk.length());
          done = inflate(inflater, rows, done);
        }
      }
    } catch (DataFormatException corrupt) {
      throw ImageDecoder.damaged(place, "corrupt PNG data (" + corrupt.getMessage() + ")");
    } finally {
      inflater.end();
    }
    if (done < rows.length) {
      throw ImageDecoder.damaged(
          place,
          String.format(Locale.ROOT, "PNG data that end after %d of %d bytes", done, rows.length));
    }
  }

  /** Uses up the input, so that the checksum behind the last row is looked at, too. */
  private static int inflate(Inflater inflater, byte[] rows, int from) throws DataFormatException {
    int done = from;
    byte[] spare = new byte[1];
    while (!inflater.needsInput() && !inflater.finished()) {
      boolean full = done == rows.length;
      int got = full ? inflater.inflate(spare) : inflater.inflate(rows, done, rows.length - done);
      if (inflater.needsDictionary()) {
        throw new DataFormatException("preset dictionary");
      }
      if (full && got > 0) {
        return done;
      }
      done += full ? 0 : got;
    }
    return done;
  }

  private static void unfilter(
      String place, PngHeader header, PngPass pass, byte[] rows, int from) {
    int length = header.rowBytes(pass.columns(header));
    int above = -1;
    for (int y = 0; y < pass.rows(header); y++) {
      int row = from + y * (1 + length) + 1;
      if (!PngFilter.undo(rows[row - 1], rows, row, above, length, header.step())) {
        throw ImageDecoder.damaged(place, "unknown PNG filter " + rows[row - 1]);
      }
      above = row;
    }
  }
}
