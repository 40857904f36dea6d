package org.gan4j.core.internal.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.internal.disk.AtomicFile;

/**
 * Decoded images in one file: their pixels, one image after the other; then the CRC-32C of each, 4
 * bytes; then an end of {@value #END} bytes: a mark, the key of the listing, the content hash,
 * count and shape, and the CRC-32C of all that is not pixels. Numbers are big-endian.
 *
 * <p>An image is checked against its checksum whenever it is read.
 */
final class DecodedFile {

  /** Bytes of the end. */
  static final int END = 8 + 32 + 32 + 4 * 4 + 4;

  private static final long MARK = 0x67616e346a505831L; // "gan4jPX1"

  private final FileChannel channel;
  private final ImageShape shape;
  private final int[] checksums;
  private final String contentHash;

  private DecodedFile(FileChannel channel, ImageShape shape, int[] checksums, String contentHash) {
    this.channel = channel;
    this.shape = shape;
    this.checksums = checksums;
    this.contentHash = contentHash;
  }

  /**
   * Opens a file; pixels are not looked at yet. Java closes it when nothing refers to it any more.
   *
   * @param key it must have been made for
   * @throws Damage if it is not whole, or was made for another key, shape or count
   */
  static DecodedFile open(Path file, String key, ImageShape shape, int count)
      throws IOException, Damage {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      long pixels = (long) count * shape.size();
      long length = pixels + 4L * count + END;
      if (channel.size() != length) {
        throw new Damage(
            String.format(Locale.ROOT, "expected %d bytes, found %d", length, channel.size()));
      }
      ByteBuffer tail = ByteBuffer.allocate(4 * count + END);
      fill(channel, tail, pixels);
      int[] checksums = new int[count];
      tail.flip();
      tail.asIntBuffer().get(checksums);
      tail.position(4 * count);
      return new DecodedFile(channel, shape, checksums, hash(tail, key, shape, count));
    } catch (IOException | Damage unusable) {
      channel.close();
      throw unusable;
    }
  }

  private static String hash(ByteBuffer tail, String key, ImageShape shape, int count)
      throws Damage {
    if (checksum(tail.array(), 0, tail.limit() - 4) != tail.getInt(tail.limit() - 4)) {
      throw new Damage("a wrong checksum");
    }
    byte[] hash = new byte[32];
    int end = tail.position();
    tail.get(end + 40, hash);
    ByteBuffer expected = end(key, HexFormat.of().formatHex(hash), shape, count);
    if (!tail.slice(end, END - 4).equals(expected)) {
      throw new Damage("another version's or folder's");
    }
    return HexFormat.of().formatHex(hash);
  }

  private static ByteBuffer end(String key, String hash, ImageShape shape, int count) {
    return ByteBuffer.allocate(END - 4)
        .putLong(MARK)
        .put(HexFormat.of().parseHex(key))
        .put(HexFormat.of().parseHex(hash))
        .putInt(count)
        .putInt(shape.height())
        .putInt(shape.width())
        .putInt(shape.channels())
        .flip();
  }

  /** Writes a file with what a pass reads. */
  static void write(Path file, String key, FirstPass pass, Optional<int[]> labels) {
    AtomicFile.write(file, stream -> write(stream, key, pass, labels));
  }

  private static void write(OutputStream stream, String key, FirstPass pass, Optional<int[]> labels)
      throws IOException {
    int count = pass.images().count();
    int size = pass.images().shape().size();
    ByteBuffer tail = ByteBuffer.allocate(4 * count + END);
    try {
      String hash =
          pass.run(
              labels,
              (first, pixels) -> {
                for (int at = 0; at < pixels.length; at += size) {
                  tail.putInt(checksum(pixels, at, size));
                }
                put(stream, pixels);
              });
      tail.put(end(key, hash, pass.images().shape(), count));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    tail.putInt(checksum(tail.array(), 0, tail.position()));
    stream.write(tail.array());
  }

  private static void put(OutputStream stream, byte[] pixels) {
    try {
      stream.write(pixels);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The hash of the images. */
  String contentHash() {
    return contentHash;
  }

  /**
   * Reads an image.
   *
   * @return whether it is what was written
   * @throws IOException if the file cannot be read
   */
  boolean read(int position, byte[] pixels, int offset) throws IOException {
    int size = shape.size();
    try {
      fill(channel, ByteBuffer.wrap(pixels, offset, size), (long) position * size);
      return checksum(pixels, offset, size) == checksums[position];
    } catch (Damage tooShort) {
      return false;
    }
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, long position)
      throws IOException, Damage {
    long from = position - buffer.position();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new Damage("an early end");
      }
    }
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  /** Why a file cannot be used. */
  static final class Damage extends Exception {

    private static final long serialVersionUID = 1L;

    Damage(String words) {
      super(words);
    }
  }
}
