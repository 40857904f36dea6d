package org.gan4j.core.data;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Checks the CRC-32 of every chunk of a PNG file (PNG specification, 5.3 and 5.4), which ImageIO
 * does not: without it a flipped bit would become a wrong pixel.
 */
final class PngChecksums {

  private static final int SIGNATURE_BYTES = 8;
  private static final int IEND = 0x49454E44;

  private PngChecksums() {}

  /** What is wrong with the file, if anything; it is taken to start with PNG's signature. */
  static Optional<String> problem(byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png).position(SIGNATURE_BYTES);
    while (file.remaining() >= 12) {
      int length = file.getInt();
      if (length < 0 || length > file.remaining() - 8) {
        return Optional.of("truncated PNG");
      }
      int type = file.getInt(file.position());
      CRC32 crc = new CRC32();
      crc.update(png, file.position(), 4 + length);
      file.position(file.position() + 4 + length);
      if (file.getInt() != (int) crc.getValue()) {
        return Optional.of("PNG chunk with a wrong checksum");
      }
      if (type == IEND) {
        return Optional.empty();
      }
    }
    return Optional.of("truncated PNG");
  }
}
