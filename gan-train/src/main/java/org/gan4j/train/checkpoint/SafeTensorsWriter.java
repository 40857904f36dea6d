package org.gan4j.train.checkpoint;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a safetensors file: the header, then the tensors in its order. */
final class SafeTensorsWriter implements AutoCloseable {

  private final FileChannel channel;
  private final Hasher hasher = Hashing.sha256().newHasher();
  private long left;

  private SafeTensorsWriter(FileChannel channel, long dataSize) {
    this.channel = channel;
    this.left = dataSize;
  }

  /**
   * Begins a new file; the caller closes it.
   *
   * @throws IOException if there is a file of that name, or none can be written there
   */
  static SafeTensorsWriter create(Path file, SafeTensorsHeader header) throws IOException {
    byte[] json = header.bytes();
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    SafeTensorsWriter writer = new SafeTensorsWriter(channel, header.dataSize());
    try {
      ByteBuffer length =
          ByteBuffer.allocate(SafeTensorsFile.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      writer.write(length.putLong(0, json.length).array(), SafeTensorsFile.LENGTH_BYTES);
      writer.write(json, json.length);
      return writer;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /**
   * Writes the next tensor.
   *
   * @param size bytes of its values
   * @param source supplies the parts in order
   */
  void next(long size, SafeTensorsFile.Part source) throws IOException {
    if (size > left) {
      throw new IllegalArgumentException("the header has no room for " + size + " more bytes");
    }
    SafeTensorsFile.parts(
        size,
        (at, bytes, count) -> {
          source.take(at, bytes, count);
          write(bytes, count);
        });
    left -= size;
  }

  /**
   * Flushes the whole file to the disk.
   *
   * @return SHA-256 of the file, in hex
   */
  String finish() throws IOException {
    if (left != 0) {
      throw new IllegalStateException(left + " bytes of tensors in the header were not written");
    }
    channel.force(true);
    return hasher.hash().toString();
  }

  private void write(byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    hasher.putBytes(bytes, 0, count);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
