package org.gan4j.train.checkpoint;

import com.google.common.hash.Hasher;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a safetensors file (https://github.com/huggingface/safetensors): eight bytes of header
 * length, the {@link SafeTensorsHeader}, then the values, little-endian. Values pass through a
 * buffer of a megabyte, so that a file may be larger than memory, and a tensor larger than an
 * array.
 */
final class SafeTensorsFile implements AutoCloseable {

  /** The longest header that is read, the same as in the safetensors library. */
  static final int MOST_HEADER = 100_000_000;

  static final int LENGTH_BYTES = 8;
  private static final int CHUNK = 1 << 20;

  private final FileChannel channel;
  private final SafeTensorsHeader header;
  private final byte[] json;
  private final long data;

  /** Receives or supplies the values of a tensor, part by part. */
  interface Part {

    /**
     * @param at the first byte of the part, counted from the first of the tensor
     * @param bytes holds the part, or is to be filled with it, from index 0
     * @param count bytes of the part
     */
    void take(long at, byte[] bytes, int count) throws IOException;
  }

  private SafeTensorsFile(FileChannel channel, SafeTensorsHeader header, byte[] json) {
    this.channel = channel;
    this.header = header;
    this.json = json;
    this.data = (long) LENGTH_BYTES + json.length;
  }

  /**
   * Opens a file; the caller closes it.
   *
   * @throws IOException if it cannot be read, or is not exactly what its header says
   */
  static SafeTensorsFile open(Path file) throws IOException {
    return of(FileChannel.open(file, StandardOpenOption.READ));
  }

  /**
   * Reads an open file as {@link #open} does. The channel is closed together with this object, or
   * at once if the file is refused.
   */
  static SafeTensorsFile of(FileChannel channel) throws IOException {
    try {
      long size = channel.size();
      ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      if (size < LENGTH_BYTES) {
        throw new IOException("expected at least 8 bytes, found " + size);
      }
      readFully(channel, length, 0);
      long headerSize = length.getLong(0);
      if (headerSize < 0 || headerSize > MOST_HEADER || headerSize > size - LENGTH_BYTES) {
        throw new IOException(
            "expected a header of at most "
                + Math.min(MOST_HEADER, size - LENGTH_BYTES)
                + " bytes, found "
                + Long.toUnsignedString(headerSize));
      }
      byte[] json = new byte[(int) headerSize];
      readFully(channel, ByteBuffer.wrap(json), LENGTH_BYTES);
      long data = LENGTH_BYTES + headerSize;
      return new SafeTensorsFile(channel, SafeTensorsHeader.parse(json, size - data), json);
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  SafeTensorsHeader header() {
    return header;
  }

  /** Adds the bytes before the values to a hash, as they were read. */
  void hashHeader(Hasher hasher) {
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    hasher.putBytes(length.putLong(0, json.length).array()).putBytes(json);
  }

  /** Reads the values of a tensor. */
  void read(SafeTensorsHeader.Place tensor, Part target) throws IOException {
    parts(
        tensor.size(),
        (at, bytes, count) -> {
          readFully(channel, ByteBuffer.wrap(bytes, 0, count), data + tensor.from() + at);
          target.take(at, bytes, count);
        });
  }

  /** Visits the parts of a tensor of this size; all parts use the same array. */
  static void parts(long size, Part each) throws IOException {
    byte[] bytes = new byte[(int) Math.min(CHUNK, size)];
    for (long at = 0; at < size; at += bytes.length) {
      each.take(at, bytes, (int) Math.min(bytes.length, size - at));
    }
  }

  private static void readFully(FileChannel channel, ByteBuffer target, long at)
      throws IOException {
    long place = at;
    while (target.hasRemaining()) {
      int count = channel.read(target, place);
      if (count < 0) {
        throw new EOFException("the file ends at byte " + place);
      }
      place += count;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
