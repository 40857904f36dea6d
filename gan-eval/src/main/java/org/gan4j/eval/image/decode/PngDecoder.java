package org.gan4j.eval.image.decode;

import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.data.PngChunks;
import org.gan4j.core.data.PngChunks.Chunk;

/** Decodes a PNG file (PNG specification, third edition) to the pixels that Pillow makes of it. */
final class PngDecoder {

  private static final int PLTE = 0x504C5445;
  private static final int IDAT = 0x49444154;

  private final String place;
  private final byte[] png;

  PngDecoder(String place, byte[] png) {
    this.place = place;
    this.png = png;
  }

  /** The image, of 1 channel if it is grey, else of 3. */
  Images decode() {
    PngHeader header = PngHeader.read(place, png);
    List<Chunk> chunks = PngChunks.of(place, png);
    PngPixels pixels = new PngPixels(header, header.isPalette() ? palette(chunks) : new byte[0]);
    List<PngPass> passes = PngPass.of(header);
    byte[] rows = inflate(chunks, passes.stream().mapToInt(pass -> pass.bytes(header)).sum());
    byte[] target = new byte[header.width() * header.height() * pixels.channels()];
    int from = 0;
    for (PngPass pass : passes) {
      unfilter(header, pass, rows, from);
      pixels.copy(pass, rows, from, target);
      from += pass.bytes(header);
    }
    return new Images(new ImageShape(header.height(), header.width(), pixels.channels()), target);
  }

  private byte[] palette(List<Chunk> chunks) {
    Chunk chunk =
        chunks.stream()
            .filter(candidate -> candidate.type() == PLTE)
            .findFirst()
            .orElseThrow(() -> damaged("found: PNG without its palette"));
    byte[] palette = new byte[3 * 256];
    System.arraycopy(png, chunk.offset(), palette, 0, Math.min(chunk.length(), palette.length));
    return palette;
  }

  private byte[] inflate(List<Chunk> chunks, int size) {
    byte[] rows = new byte[size];
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
      throw damaged("found: corrupt PNG data (" + corrupt.getMessage() + ")");
    } finally {
      inflater.end();
    }
    if (done < size) {
      throw damaged("found: PNG data that end after %d of %d bytes".formatted(done, size));
    }
    return rows;
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

  private void unfilter(PngHeader header, PngPass pass, byte[] rows, int from) {
    int length = header.rowBytes(pass.columns(header));
    int above = -1;
    for (int y = 0; y < pass.rows(header); y++) {
      int row = from + y * (1 + length) + 1;
      if (!PngFilter.undo(rows[row - 1], rows, row, above, length, header.step())) {
        throw damaged("found: unknown PNG filter " + rows[row - 1]);
      }
      above = row;
    }
  }

  private InputException damaged(String found) {
    return ImageDecoder.damaged(place, "expected an intact image, " + found);
  }
}
