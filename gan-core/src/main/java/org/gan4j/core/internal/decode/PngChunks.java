package org.gan4j.core.internal.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.gan4j.core.InputException;

/**
 * The chunks of a PNG file (PNG specification, 5.3 and 5.4), each held to its CRC-32: without it a
 * flipped bit would become a wrong pixel.
 */
public final class PngChunks {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int IEND = 0x49454E44;

  /** An empty chunk takes twelve bytes of a file, and more of memory. */
  private static final int MOST_CHUNKS = 1 << 20;

  private PngChunks() {}

  /**
   * A chunk of a file.
   *
   * @param type its four letters, the first in the highest byte
   * @param offset where its data begin in the file
   * @param length bytes of data
   */
  record Chunk(int type, int offset, int length) {}

  /** Returns whether bytes start with PNG's signature. */
  public static boolean isPng(byte[] bytes) {
    return bytes.length >= SIGNATURE.length
        && ByteBuffer.wrap(bytes, 0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
  }

  /**
   * The chunks of a file in order, the last being IEND; what follows that is ignored.
   *
   * @param place the file, for the error
   * @param png the whole file, from its signature on
   * @throws InputException if the file is cut off, a checksum does not fit, or there are too many
   */
  static List<Chunk> of(String place, byte[] png) {
    List<Chunk> chunks = new ArrayList<>();
    ByteBuffer file = ByteBuffer.wrap(png).position(SIGNATURE.length);
    while (file.remaining() >= 12) {
      int length = file.getInt();
      if (length < 0 || length > file.remaining() - 8) {
        throw ImageDecoder.damaged(place, "truncated PNG");
      }
      if (chunks.size() == MOST_CHUNKS) {
        throw ImageDecoder.refused(
            place, "expected a PNG of at most " + MOST_CHUNKS + " chunks, found more");
      }
      int type = file.getInt(file.position());
      chunks.add(new Chunk(type, file.position() + 4, length));
      CRC32 crc = new CRC32();
      crc.update(png, file.position(), 4 + length);
      file.position(file.position() + 4 + length);
      if (file.getInt() != (int) crc.getValue()) {
        throw ImageDecoder.damaged(place, "PNG chunk with a wrong checksum");
      }
      if (type == IEND) {
        return chunks;
      }
    }
    throw ImageDecoder.damaged(place, "truncated PNG");
  }
}
